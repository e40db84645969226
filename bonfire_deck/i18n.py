"""Translation of every sentence that users see: standard gettext, no Qt.

Sentences are whole and have named placeholders, `_("{count} pictures").format(count=3)`, so that a translator can
reorder them. The language is chosen once, by `choose_language`, when the program starts.
"""

import functools
import gettext as _gettext
import os
from pathlib import Path

DOMAIN = "bonfire_deck"


def choose_language(catalogues: Path, language: str = "") -> None:
    """Use the catalogues in `catalogues`; `language` (such as "de") overrides the system's choice."""
    if language:
        os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, str(catalogues))
    gettext.cache_clear()


@functools.cache
def gettext(message: str) -> str:
    """Return `message` in the chosen language. Cached, since each look-up searches the disk for catalogues."""
    return _gettext.dgettext(DOMAIN, message)


def ngettext(one: str, many: str, count: int, **places: object) -> str:
    """Return the form of the sentence for `count`, with `{count}` and any other placeholders filled in."""
    return _gettext.dngettext(DOMAIN, one, many, count).format(count=count, **places)


_ = gettext
