"""Read credits from a photo's metadata: creator, credit line, rights, source, caption. Runs only in a picture worker.

If XMP, IPTC and EXIF disagree, they take precedence in this order: photo programs write XMP last and in a known
encoding, while cameras fill the EXIF fields with whatever was set in their menus. Nothing else, such as the location,
is read. Broken metadata does not make the picture invalid: it counts as empty.
"""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from bonfire_deck.model.credits import LONGEST_CAPTION, Credits, cleaned, licence_of

LARGEST_XMP = 256 * 1024
"""Bytes; larger packets are ignored."""
LARGEST_IPTC = 64 * 1024
DEEPEST = 32
MOST_VALUES = 20
"""Maximum values of a property; a longer list of creators is ignored."""

Values = Mapping[str, list[str]]
"""Texts by key: `creator`, `credit`, `rights`, `terms`, `source`, `licence`, `page`, `caption`."""

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DC = "http://purl.org/dc/elements/1.1/"
_PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_PROPERTIES = {
    f"{_DC} creator": "creator",
    f"{_DC} rights": "rights",
    f"{_DC} description": "caption",
    f"{_PHOTOSHOP} Credit": "credit",
    f"{_PHOTOSHOP} Source": "source",
    "http://creativecommons.org/ns# license": "licence",
    "http://creativecommons.org/ns# attributionName": "creator",
    f"{_RIGHTS} WebStatement": "page",
    f"{_RIGHTS} UsageTerms": "terms",
}
_ONE_OF_SEVERAL = ("rights", "caption", "terms")
"""Properties with the same text in several languages, the default one first."""
_IPTC = {80: "creator", 110: "credit", 115: "source", 116: "rights", 120: "caption"}
"""Datasets of record 2 (IPTC-IIM 4.2)."""
_UTF8_ESCAPE = b"\x1b%G"
"""The value of dataset 1:90 if the texts are UTF-8 (ISO 2022)."""


def credits_in(image: Image.Image) -> Credits:
    """Return the credits in an image's metadata; the image must be loaded, since some formats have it at the end."""
    said = [_asked(source, image) for source in (_xmp, _iptc, _exif)]

    def first(name: str) -> list[str]:
        return next((values[name] for values in said if values.get(name)), [])

    def text(name: str, longest: int = 500) -> str:
        return next((line for value in first(name) if (line := cleaned(value, longest))), "")

    creators = [line for value in first("creator") if (line := cleaned(value))]
    credit, rights = cleaned(", ".join(dict.fromkeys(creators))), text("rights")
    line = text("credit")
    if line and line.casefold() not in credit.casefold():
        credit = f"{credit} / {line}" if credit else line
    page = text("page")
    common = licence_of(text("licence")) or licence_of(page)
    licence = common or text("terms") or rights
    return Credits(
        credit=cleaned(credit or (rights if common else "")),
        licence=licence,
        source=text("source") or ("" if licence_of(page) else page),
        caption=text("caption", LONGEST_CAPTION),
    )


def _asked(source: Callable[[Image.Image], Values], image: Image.Image) -> Values:
    try:
        return source(image)
    except Exception:  # noqa: BLE001 - hostile bytes make any parser raise anything, and the pixels are still good
        return {}


def _exif(image: Image.Image) -> Values:
    exif = image.getexif()
    artist, rights = exif.get(ExifTags.Base.Artist), exif.get(ExifTags.Base.Copyright)
    # "photographer NUL editor" (EXIF 2.32, tag 33432).
    return {
        "creator": [part for part in _utf8(artist).split(";") if part.strip()],
        "rights": [" / ".join(part.strip() for part in _utf8(rights).split("\0") if part.strip())],
    }


def _utf8(value: object) -> str:
    """Return an EXIF text: the standard allows only ASCII, but cameras and programs write UTF-8."""
    if isinstance(value, bytes):
        value = value[:LONGEST_CAPTION].decode("latin-1")
    if not isinstance(value, str):
        return ""
    try:
        return value[:LONGEST_CAPTION].encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _iptc(image: Image.Image) -> Values:
    found = IptcImagePlugin.getiptcinfo(image) if isinstance(image, ImageFile.ImageFile) else None
    if found is None:
        return {}
    coded = found.get((1, 90), b"")
    coding = "utf-8" if isinstance(coded, bytes) and coded.startswith(_UTF8_ESCAPE) else ""
    values: dict[str, list[str]] = {}
    for (record, number), value in found.items():
        if record == 2 and number in _IPTC:
            several = value if isinstance(value, list) else [value]
            values[_IPTC[number]] = [_decoded(one, coding) for one in several[:MOST_VALUES]]
    return values


def _decoded(value: bytes, coding: str) -> str:
    value = value[:LARGEST_IPTC]
    if coding:
        return value.decode(coding, "replace")
    try:
        # Many programs write UTF-8 without declaring it.
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _xmp(image: Image.Image) -> Values:
    packet = image.info.get("xmp") or b""
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    if not isinstance(packet, bytes) or len(packet) > LARGEST_XMP:
        return {}
    packet = packet.strip(b"\x00 \r\n\t")
    return _Packet().read(packet) if packet else {}


class _Refused(Exception):
    """The packet contains something that no honest packet has."""


class _Packet:
    """Reads one XMP packet (ISO 16684-1): the wanted properties, as elements with texts or lists, or as attributes."""

    def __init__(self) -> None:
        self._found: dict[str, list[tuple[str, str]]] = {}
        self._stack: list[tuple[str, str]] = []
        """The open elements with their languages."""
        self._text: list[str] = []

    def read(self, packet: bytes) -> Values:
        """Return the values of a packet; raises whatever is wrong with it."""
        parser = expat.ParserCreate(namespace_separator=" ")
        # Reject a document type: no entities, so nothing can expand and nothing is fetched.
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = lambda *_entity: 0
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text.append
        parser.Parse(packet, True)
        values: dict[str, list[str]] = {}
        for name, texts in self._found.items():
            by_default = sorted(texts, key=lambda one: one[0] not in ("x-default", ""))
            values[name] = [text for _language, text in (by_default[:1] if name in _ONE_OF_SEVERAL else texts)]
        return values

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._stack) >= DEEPEST:
            raise _Refused
        language = attributes.get("http://www.w3.org/XML/1998/namespace lang", "")
        self._stack.append((name, language))
        self._text.clear()
        if name == f"{_RDF} Description":
            for attribute, value in attributes.items():
                self._add(_PROPERTIES.get(attribute, ""), "", value)
        elif name in _PROPERTIES:
            self._add(_PROPERTIES[name], "", attributes.get(f"{_RDF} resource", ""))

    def _close(self, name: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        _name, language = self._stack.pop()
        if name == f"{_RDF} li":
            # property, then Alt, Bag or Seq, then li.
            owner = self._stack[-2][0] if len(self._stack) > 1 else ""
            self._add(_PROPERTIES.get(owner, ""), language, text)
        elif name in _PROPERTIES:
            self._add(_PROPERTIES[name], language, text)

    def _add(self, name: str, language: str, text: str) -> None:
        found = self._found.setdefault(name, [])
        if name and text.strip() and len(found) < MOST_VALUES:
            found.append((language, text))


def _refuse(*_what: object) -> None:
    raise _Refused
