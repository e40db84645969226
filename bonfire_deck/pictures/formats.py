"""Identify a file by its first bytes, and explain why a file can't become a picture."""

import importlib.util
import re
import unicodedata

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.model.text import repaired

HEAD_SIZE = 1024
"""How many bytes `kind_of` needs."""
READABLE = ("jpeg", "png", "webp", "avif", "tiff", "gif", "bmp")
RAW_ENDINGS = (".dng", ".nef", ".arw", ".cr2", ".cr3", ".orf", ".rw2", ".raf", ".pef", ".srw")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
BEGINNINGS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00\x10\x00\x00\x00CR", "raw"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"II+\x00", "tiff"),
    (b"MM\x00+", "tiff"),
    (b"BM", "bmp"),
    (b"\x00\x00\x00\x0cjP  ", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"\xff\x0a", "jpegxl"),
    (b"\x00\x00\x00\x0cJXL ", "jpegxl"),
    (b"8BPS", "psd"),
    (b"%PDF", "pdf"),
    (b"%!", "postscript"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"icns", "icns"),
    (b"FUJIFILMCCD-RAW", "raw"),
    (b"IIU\x00", "raw"),
    (b"IIR", "raw"),
    (b"PK", "archive"),
    (b"\x1a\x45\xdf\xa3", "video"),
)


def kind_of(head: bytes, name: str) -> str:
    """Return the kind of a file with these first bytes, one of `READABLE` or another word; "" if unknown."""
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning):
            return "raw" if kind == "tiff" and name.lower().endswith(RAW_ENDINGS) else kind
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"AVI ": "video"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _kind_of_boxes(head)
    if re.search(rb"<svg[\s>]", head) or name.lower().endswith((".svg", ".svgz")):
        return "svg"
    return ""


def _kind_of_boxes(head: bytes) -> str:
    """Return the kind of an ISO base media file, by the brands in its `ftyp` box."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[i : i + 4] for i in range(16, size - 3, 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if brands.intersection(HEIC_BRANDS):
        return "heic"
    return "raw" if b"crx " in brands else "video"


def refusal(kind: str, name: str) -> Trouble | None:
    """Return why a file of this kind can't become a picture, or `None` if it is worth decoding."""
    if kind in READABLE or (kind == "heic" and importlib.util.find_spec("pillow_heif") is not None):
        return None
    if kind == "":
        return not_a_picture(name)
    if kind == "heic":
        return Trouble(
            _("“{name}” is an iPhone picture (HEIC), which can't be read here.").format(name=name),
            _("Save it as JPEG, and add that file."),
        )
    return Trouble(
        _("“{name}” can't be used as a picture. File type: {kind}.").format(name=name, kind=_kind_label(kind)),
        _("Save it as JPEG or PNG in the program that made it, and add that file."),
    )


def not_a_picture(name: str) -> Trouble:
    """Return the `Trouble` for a file that none of our decoders can read."""
    return Trouble(
        _("“{name}” is not a picture.").format(name=name),
        _("Pictures can be JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP files."),
    )


def shown_name(name: str) -> str:
    """Return a file name for use in a sentence: no control or direction characters, at most 80 characters."""
    plain = "".join("\ufffd" if unicodedata.category(c)[0] == "C" else c for c in repaired(name))
    return plain if len(plain) <= 80 else plain[:50] + "…" + plain[-29:]


def _kind_label(kind: str) -> str:
    return {
        "jpeg2000": "JPEG 2000",
        "jpegxl": "JPEG XL",
        "svg": "SVG",
        "psd": "Photoshop",
        "pdf": "PDF",
        "postscript": "PostScript",
        "ico": "ICO",
        "icns": "ICNS",
        "raw": _("camera raw"),
        "archive": _("ZIP or Office document"),
        "video": _("video or sound"),
    }[kind]
