"""Dropped or pasted data: files, or the bytes of a picture."""

from pathlib import Path

from PySide6.QtCore import QMimeData

PASTED = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", "image/gif")
"""As what a picture is taken from the clipboard: the bytes that another program put there, never decoded here."""


def picture_in(mime: QMimeData) -> bytes:
    """Return the bytes of a pasted or dropped picture, or empty bytes if there is none."""
    return next((bytes(mime.data(name).data()) for name in PASTED if mime.hasFormat(name)), b"")


def has_words(mime: QMimeData) -> bool:
    """Return whether text was copied: some programs add a picture of the text to the clipboard."""
    return mime.hasText() and bool(mime.text().strip())


def files_in(mime: QMimeData) -> list[Path]:
    """Return the dropped or pasted files."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.exists()]
