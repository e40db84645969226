"""The write-up as one HTML file: pictures inside, no script, nothing fetched from anywhere."""

import base64
import os
from pathlib import Path

import jinja2

from bonfire_deck.i18n import _
from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.document import pictures_used, printable, write_up


def as_html(snapshot: Snapshot) -> str:
    """Return the write-up of a session as an HTML page. A picture that is shown twice is inside once a place."""
    document = write_up(snapshot.session)
    sources = {
        name: f"data:image/{picture.format};base64,{base64.b64encode(picture.data).decode('ascii')}"
        for name in pictures_used(document)
        if (picture := snapshot.pictures.get(name)) is not None
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["printable"] = printable
    return environment.get_template("writeup.html.jinja").render(
        document=document,
        sources=sources,
        classes=set(sources),
        language=os.environ.get("LANGUAGE", "en").split(":")[0].split("_")[0] or "en",
        favourite=_("Favourite"),
        other_version=_("Another version:"),
        nothing=_("Nothing was said yet."),
    )
