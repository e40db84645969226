"""The limit for an import: Pillow alone, one process a core, nothing checked and nothing kept."""

import io
import multiprocessing
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

LONGEST, LONGEST_THUMBNAIL = 3240, 320


def made(path: Path) -> int:
    """Decode one photo at the size that is wanted, or just above, scale it, encode it; the same for its thumbnail."""
    with Image.open(path) as opened:
        opened.draft("RGB", (LONGEST, LONGEST))
        picture = _scaled(opened, LONGEST)
    return len(_encoded(picture, 90)) + len(_encoded(_scaled(picture, LONGEST_THUMBNAIL), 85))


def _scaled(image: Image.Image, longest: int) -> Image.Image:
    factor = longest / max(image.size)
    size = round(image.width * factor), round(image.height * factor)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def import_all(paths: Sequence[Path]) -> None:
    """Make all of them, on all cores."""
    with multiprocessing.get_context("spawn").Pool(multiprocessing.cpu_count()) as pool:
        for _size in pool.imap(made, paths):
            pass
