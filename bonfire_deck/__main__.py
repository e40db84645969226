"""The entry point: the window if there are no arguments or a single file, else the command line."""

import os
import sys
from pathlib import Path

from bonfire_deck import COMPLETING
from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import choose_language
from bonfire_deck.paths import Paths, catalogues, is_file, looks_like_path
from bonfire_deck.pictures.protocol import WORKER_SWITCH


def main() -> None:
    """Run `bonfire-deck` with its arguments."""
    words = sys.argv[1:]
    if words[:1] == [WORKER_SWITCH]:
        from bonfire_deck.pictures import worker

        worker.main()
        return
    start = _plain_start(words)
    if start is not None and COMPLETING not in os.environ:
        sys.exit(_open_window(*start))
    from bonfire_deck.cli import command

    command.main(prog_name="bonfire-deck")


def _plain_start(words: list[str]) -> tuple[Paths, Path | None] | None:
    """Return the paths and file to open the window with, if that is clear without parsing commands; else `None`.

    The parser for other arguments takes as long to load as the window.
    """
    home, rest = (words[1], words[2:]) if words[:1] == ["--home"] and len(words) > 1 else ("", words)
    match rest:
        case []:
            file = None
        case [word] if looks_like_path(word) and not word.startswith("-") and is_file(word):
            file = Path(word)
        case _:
            return None
    if is_file(home):
        return None
    return (Paths.under(Path(home)) if home else Paths.standard()), file


def _open_window(paths: Paths, file: Path | None) -> int:
    from bonfire_deck.ui.entrance import run

    choose_language(catalogues())
    try:
        return run(paths, file)
    except Trouble as trouble:
        sys.stderr.write(f"{trouble.message}\n{trouble.hint}\n")
        return 1


if __name__ == "__main__":
    main()
