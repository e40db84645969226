"""Spell checking: unobtrusive, in one language, and nothing is ever corrected automatically.

The dictionaries are Hunspell's: those installed on this computer, those in the user's folder `dictionaries` beside the
settings, and the American English one that comes with the library.
"""

import contextlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bonfire_deck.paths import Paths
from bonfire_deck.settings import change_setting, read_settings

if TYPE_CHECKING:
    from hunspell import HunspellWrap

SPELLING = "spelling"
"""The setting: a language such as `de_DE`, "off", or empty for the computer's own."""
OFF = "off"
KEPT_WORDS = "kept_words"
"""The setting: words that this user added."""
LONGEST_WORD = 60
MOST_SUGGESTIONS = 5
WORD = re.compile(r"[^\W\d_]+(?:['’·-][^\W\d_]+)*")
ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")


def folders(paths: Paths) -> tuple[Path, ...]:
    """Return the folders to search for dictionaries, the user's own folder first."""
    home = Path.home()
    system = {
        "darwin": [home / "Library/Spelling", Path("/Library/Spelling")],
        "win32": [Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "LibreOffice/share/extensions"],
    }.get(sys.platform, [Path("/usr/share/hunspell"), Path("/usr/share/myspell"), Path("/usr/share/myspell/dicts")])
    return (own_folder(paths), *system)


def own_folder(paths: Paths) -> Path:
    """Return the user's folder for dictionaries: pairs of a `.dic` and an `.aff` file with the same name."""
    return paths.settings / "dictionaries"


def find_dictionary(language: str, where: Iterable[Path]) -> Path | None:
    """Return the `.dic` file for a language such as `de_DE`, or of another country with that language, or `None`.

    LibreOffice keeps each language in its own folder below `extensions`, so subfolders are searched too.
    """
    found: list[Path] = []
    for folder in where:
        with contextlib.suppress(OSError):
            found += [path for pattern in ("*.dic", "*/*.dic") for path in sorted(folder.glob(pattern))]
    usable = [path for path in found if path.with_suffix(".aff").is_file()]
    wanted = language.replace("-", "_")
    exact = [path for path in usable if path.stem.replace("-", "_") == wanted]
    alike = [path for path in usable if re.split("[-_]", path.stem)[0] == wanted.split("_")[0]]
    return next(iter(exact or alike), None)


def wanted_language(paths: Paths, system: str) -> str:
    """Return the language to check in, or `OFF`; `system` is the computer's own, such as `en_GB`."""
    chosen = read_settings(paths).get(SPELLING)
    return chosen if isinstance(chosen, str) and chosen else system


class Speller:
    """One dictionary, with the user's added words. Loading takes about 50 ms: do it off the GUI thread."""

    def __init__(self, language: str, dictionary: "HunspellWrap", script: str, paths: Paths) -> None:
        """Use `dictionary`; only words in letters of `script` are looked up."""
        self.language = language
        self._dictionary = dictionary
        self._script = script
        self._paths = paths
        self._answers: dict[str, bool] = {}
        self._kept = frozenset(kept_words(paths))

    def knows(self, word: str) -> bool:
        """Return whether a word is in the dictionary, was added, or can't be judged."""
        if word not in self._answers:
            self._answers[word] = self._looked_up(word)
        return self._answers[word]

    def _looked_up(self, word: str) -> bool:
        plain = word.replace("’", "'")
        if len(word) < 2 or len(word) > LONGEST_WORD or word.isupper() or word.casefold() in self._kept:
            return True
        if any(script_of(letter) != self._script for letter in word if letter.isalpha()):
            return True
        try:
            # A compound of known words is known.
            return self._dictionary.spell(plain) or all(self._dictionary.spell(p) for p in re.split("[-·]", plain) if p)
        except UnicodeError:
            # Letters outside the dictionary's encoding: it can't judge them.
            return True

    def unknown(self, text: str) -> list[tuple[int, int]]:
        """Return start and length of each unknown word in `text`, except addresses and words with digits."""
        addresses = [match.span() for match in ADDRESS.finditer(text)]
        found = []
        for match in WORD.finditer(text):
            start, end = match.span()
            touches_digit = (start and text[start - 1].isalnum()) or (end < len(text) and text[end : end + 1].isalnum())
            if touches_digit or any(start < after and before < end for before, after in addresses):
                continue
            if not self.knows(match.group()):
                found.append((start, end - start))
        return found

    def suggestions(self, word: str) -> Sequence[str]:
        """Return suggested corrections, most likely first."""
        try:
            return list(self._dictionary.suggest(word.replace("’", "'")))[:MOST_SUGGESTIONS]
        except UnicodeError:
            return []

    def keep(self, word: str) -> None:
        """Add a word to the user's list on this computer."""
        kept = sorted({*kept_words(self._paths), word.casefold()})
        change_setting(self._paths, KEPT_WORDS, kept)
        self._kept = frozenset(kept)
        self._answers.clear()


def kept_words(paths: Paths) -> tuple[str, ...]:
    """Return the words that this user added."""
    kept = read_settings(paths).get(KEPT_WORDS)
    return tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else ()


def script_of(letter: str) -> str:
    """Return the script of a letter, such as `LATIN`: the first word of its Unicode name."""
    return unicodedata.name(letter, "").partition(" ")[0]


def load(language: str, paths: Paths) -> Speller | None:
    """Return a speller for a language, `None` if there is no dictionary for it or it can't be read."""
    if language == OFF:
        return None
    import hunspell

    built_in = Path(hunspell.__file__).parent / "dictionaries"
    path = find_dictionary(language, (*folders(paths), built_in))
    if path is None:
        return None
    try:
        dictionary = hunspell.Hunspell(path.stem, hunspell_data_dir=str(path.parent))
        with path.open("rb") as file:
            file.readline()
            sample = file.read(4000).decode("utf-8", "ignore")
    except Exception:  # noqa: BLE001 - an unreadable dictionary from anywhere must not stop anybody from typing
        return None
    scripts = [script_of(letter) for letter in sample if letter.isalpha()]
    script = max(set(scripts), key=scripts.count) if scripts else "LATIN"
    return Speller(path.stem, dictionary, script, paths)
