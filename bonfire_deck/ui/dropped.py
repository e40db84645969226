"""What was dropped or copied: files, or the bytes of a picture."""

from pathlib import Path

from PySide6.QtCore import QMimeData

PASTED = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif")
"""As what a picture is taken from the clipboard: the bytes that another program put there, never decoded here."""


def picture_in(mime: QMimeData) -> bytes:
    """Return the bytes of a picture that was copied or dropped, empty where there is none."""
    return next((bytes(mime.data(name).data()) for name in PASTED if mime.hasFormat(name)), b"")


def has_words(mime: QMimeData) -> bool:
    """Tell whether words were copied: a program may put a picture of them beside them."""
    return mime.hasText() and bool(mime.text().strip())


def files_in(mime: QMimeData) -> list[Path]:
    """Return the files that were dropped or copied."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]
