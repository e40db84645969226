"""The write-up as one HTML file: pictures embedded, no scripts, no external resources."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import jinja2
from markupsafe import Markup

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot, StoredPicture
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import Document, Picture, pictures_in
from bonfire_deck.writing.plain import printable

STANDS_FOR = "\0"
"""On both sides of the number of a picture, until its letters take the place."""
NO_CROP = 0.0005
"""A crop that takes less than this off is none."""


@dataclass(frozen=True)
class Shown:
    """A picture as the page shows it."""

    source: Markup
    """What stands for its `data:` URI while the page is set: megabytes of letters would be copied at every step."""
    width: int
    height: int
    """In pixels, of the stored picture, so that the page does not jump while it loads."""
    frame: str = ""
    """Styles of the window onto a cropped or turned picture; "" if it is shown whole and upright."""
    turn: str = ""
    """Styles of the box inside that is turned."""
    inner: str = ""
    """Styles of the picture inside that."""


def as_html(snapshot: Snapshot) -> str:
    """Return the write-up of a session as an HTML page."""
    return b"".join(html_pieces(snapshot)).decode("utf-8")


def html_pieces(snapshot: Snapshot) -> Iterator[bytes]:
    """Yield the write-up of a session as an HTML page in UTF-8, piece by piece.

    Each stored picture is embedded once; where it is repeated further down, its thumbnail is used.
    """
    document = write_up(snapshot.session)
    sources: list[bytes] = []
    pieces = _pattern().generate(
        document=document,
        shown=_all_shown(document, snapshot, sources),
        two_versions=_("Two laptops changed this line. The other version:"),
    )
    for piece in pieces:
        # No typed text contains this character: `printable` replaces it.
        for place, part in enumerate(piece.split(STANDS_FOR)):
            yield _data_uri(sources[int(part)]) if place % 2 else part.encode("utf-8")


def _data_uri(data: bytes) -> bytes:
    kind = b"png" if data.startswith(b"\x89PNG") else b"jpeg"
    return b"data:image/%s;base64,%s" % (kind, base64.b64encode(data))


@lru_cache(maxsize=1)
def _pattern() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("bonfire_deck", "writing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=lambda value: printable(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("writeup.html.jinja")


def _all_shown(document: Document, snapshot: Snapshot, sources: list[bytes]) -> dict[Picture, Shown]:
    return {
        picture: _shown(picture, stored, sources)
        for picture in pictures_in(document)
        if (stored := snapshot.pictures.get(picture.picture_id)) is not None
    }


def _shown(picture: Picture, stored: StoredPicture, sources: list[bytes]) -> Shown:
    source = Markup(f"{STANDS_FOR}{len(sources)}{STANDS_FOR}")
    sources.append(stored.thumbnail if picture.is_repeat else stored.data)
    left, top, width, height = picture.crop
    is_whole = width > 1 - NO_CROP and height > 1 - NO_CROP
    if (is_whole and picture.rotation == 0) or width < NO_CROP or height < NO_CROP:
        return Shown(source, stored.width, stored.height)
    across, down = stored.width * width, stored.height * height
    # The box has the picture's orientation before it is rotated about the frame's centre.
    sideways = picture.rotation % 2 == 1
    frame_across, frame_down = (down, across) if sideways else (across, down)
    share_x, share_y = across / frame_across, down / frame_down
    return Shown(
        source,
        stored.width,
        stored.height,
        frame=f"aspect-ratio: {frame_across:.2f} / {frame_down:.2f}",
        turn=(
            f"width: {share_x:.4%}; height: {share_y:.4%}; left: {(1 - share_x) / 2:.4%}; "
            f"top: {(1 - share_y) / 2:.4%}; transform: rotate({picture.rotation * 90}deg)"
        ),
        inner=(
            f"width: {1 / width:.4%}; height: {1 / height:.4%}; left: {-left / width:.4%}; top: {-top / height:.4%}"
        ),
    )
