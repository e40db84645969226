"""The bytes of a picture as a document shows it: as stored, or cropped and rotated if its card says so."""

import io
import zipfile

from bonfire_deck.model.session import StoredPicture
from bonfire_deck.writing.document import Picture

NO_CROP = 0.0005
"""A crop that takes less than this off is none."""
QUALITY = 90


class StoredName:
    """The part name of a picture in an office file, stored uncompressed: recompressing a JPEG only takes time.

    Mix it into the `PackURI` of such a library, which asks it for the part's name in the zip file.
    """

    @property
    def membername(self) -> zipfile.ZipInfo:
        """Return the zip entry for the part."""
        entry = zipfile.ZipInfo(str(self)[1:])
        entry.compress_type = zipfile.ZIP_STORED
        return entry


def is_whole(picture: Picture) -> bool:
    """Return whether a picture is shown as stored."""
    return picture.crop[2] > 1 - NO_CROP and picture.crop[3] > 1 - NO_CROP and picture.rotation % 4 == 0


def shown_bytes(picture: Picture, stored: StoredPicture) -> bytes:
    """Return a JPEG or PNG of what the card shows; for a whole picture, the stored bytes themselves.

    Word processors each treat crops and rotations differently; pixels look the same in all of them.
    """
    if is_whole(picture):
        return stored.data
    from PIL import Image

    left, top, width, height = picture.crop
    with Image.open(io.BytesIO(stored.data), formats=[stored.format.upper()]) as opened:
        across, down = opened.size
        box = (round(left * across), round(top * down), round((left + width) * across), round((top + height) * down))
        part = opened.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    turned = part.rotate(-90 * picture.rotation, expand=True)
    buffer = io.BytesIO()
    if stored.format == "png":
        turned.save(buffer, "PNG")
    else:
        turned.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()


def shown_size(picture: Picture, stored: StoredPicture) -> tuple[float, float]:
    """Return the width and height of what the card shows, in pixels of the stored picture."""
    across, down = stored.width * max(picture.crop[2], NO_CROP), stored.height * max(picture.crop[3], NO_CROP)
    return (down, across) if picture.rotation % 2 else (across, down)
