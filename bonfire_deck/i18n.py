"""Every sentence that a person sees passes through here: standard gettext, no Qt.

Sentences are whole and have named places, `_("{count} pictures").format(count=3)`, so that a translator can turn
them round. The language is chosen once, by `choose_language`, at the start of the program.
"""

import functools
import gettext as _gettext
import os
from pathlib import Path

DOMAIN = "bonfire_deck"


def choose_language(catalogues: Path, language: str = "") -> None:
    """Use the catalogues under `catalogues`; `language` (such as "de") wins over the system's own choice."""
    if language:
        os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(catalogues))
    gettext.cache_clear()


@functools.cache
def gettext(message: str) -> str:
    """Return `message` in the chosen language. Remembered, since each look-up searches the disk for catalogues."""
    return _gettext.dgettext(DOMAIN, message)


def ngettext(one: str, many: str, count: int, **places: object) -> str:
    """Return the form of the sentence that fits `count`, with the place `{count}` and any others filled in."""
    return _gettext.dngettext(DOMAIN, one, many, count).format(count=count, **places)


_ = gettext
