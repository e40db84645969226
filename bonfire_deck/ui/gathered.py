"""The result of merging table files, in words."""

from collections.abc import Sequence

from bonfire_deck.errors import Trouble
from bonfire_deck.files.merging import Merged
from bonfire_deck.i18n import _, ngettext


def gathered_sentence(results: Sequence[tuple[str, Merged | Trouble]]) -> tuple[str, str]:
    """Return the result of a merge as a sentence and a list of conflicts and refusals."""
    merged = [result for _name, result in results if isinstance(result, Merged)]
    new = sum(result.reactions for result in merged)
    sentence = ngettext("{count} new reaction was added.", "{count} new reactions were added.", new)
    lines: list[str] = []
    for name, result in results:
        if isinstance(result, Trouble):
            lines.append(f"{name}: {result}")
            continue
        if result.two_versions:
            lines.append(_("{name}: {count} texts have two versions. Choose one in the list.").format(
                name=name, count=result.two_versions))  # fmt: skip
        if result.clock_off:
            lines.append(_("{name}: that laptop's clock is {minutes} minutes ahead.").format(
                name=name, minutes=result.clock_off // 60))  # fmt: skip
    return sentence, "\n".join(lines)
