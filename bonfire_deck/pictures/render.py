"""Render untrusted image bytes as stored pictures. Runs only in a picture worker, never in the app itself."""

import importlib.util
import io
import warnings
from dataclasses import dataclass, field

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from bonfire_deck.model.credits import Credits
from bonfire_deck.pictures.metadata import credits_in
from bonfire_deck.pictures.protocol import (
    LONGEST_SIDE,
    LONGEST_SOURCE_SIDE,
    LONGEST_THUMBNAIL_SIDE,
    MOST_PIXELS,
    StoredFormat,
    Verdict,
)

QUALITY = 90
THUMBNAIL_QUALITY = 85
PLUGINS = (
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
    AvifImagePlugin,
    TiffImagePlugin,
    GifImagePlugin,
    BmpImagePlugin,
)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
WIDE_GREYS = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation to the operation that turns the picture upright (EXIF 2.32, tag 274)."""


class Refused(Exception):
    """These bytes can't become a picture; the verdict says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.name)
        self.verdict = verdict


@dataclass(frozen=True)
class Rendition:
    """A picture and its thumbnail as stored."""

    format: StoredFormat
    width: int
    height: int
    data: bytes
    thumbnail: bytes
    credits: Credits = field(default_factory=Credits)


def prepare() -> tuple[str, ...]:
    """Set Pillow's own limits and return the formats it may read; HEIC only if its extra is installed."""
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    # There is already one worker per core.
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1
    if importlib.util.find_spec("pillow_heif") is None:
        return FORMATS
    import pillow_heif

    pillow_heif.register_heif_opener()
    return (*FORMATS, "HEIF")


def render(data: bytes, formats: tuple[str, ...]) -> Rendition:
    """Return the stored form of an untrusted file: upright, sRGB, limited in size, no metadata; raises `Refused`."""
    image = _opened(data, formats)
    # Only JPEG can be decoded at 1/2, 1/4 or 1/8, for a fraction of the time and memory.
    image.draft(None, _fitted(image.size, LONGEST_SIDE))
    image.load()
    orientation = _orientation(image)
    said = credits_in(image)
    profile = image.info.get("icc_profile")
    picture = _scaled(_in_eight_bits(image), LONGEST_SIDE)
    picture = _in_srgb(picture, profile if isinstance(profile, bytes) else b"")
    if orientation in TURNS:
        picture = picture.transpose(TURNS[orientation])
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    # Pillow would write any comment or colour profile left here.
    picture.info.clear()
    small = _scaled(picture, LONGEST_THUMBNAIL_SIDE)
    form = StoredFormat.PNG if picture.mode == "RGBA" else StoredFormat.JPEG
    return Rendition(form, *picture.size, _encoded(picture, QUALITY), _encoded(small, THUMBNAIL_QUALITY), said)


def check(form: StoredFormat, data: bytes) -> tuple[int, int]:
    """Decode a stored picture completely and return its width and height; raises `Refused`."""
    image = _opened(data, (form.name,))
    image.load()
    if image.mode not in ("RGB", "RGBA"):
        raise Refused(Verdict.DAMAGED)
    return image.size


def _opened(data: bytes, formats: tuple[str, ...]) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        raise Refused(Verdict.DAMAGED) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Verdict.TOO_MANY_PIXELS) from error
    if image.width * image.height > MOST_PIXELS:
        raise Refused(Verdict.TOO_MANY_PIXELS)
    if max(image.size) > LONGEST_SOURCE_SIDE:
        raise Refused(Verdict.TOO_LONG)
    if min(image.size) < 1:
        raise Refused(Verdict.DAMAGED)
    return image


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, or 1 if it is missing or unreadable."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # noqa: BLE001 - a broken EXIF block raises anything, and the pixels are still good
        return 1
    return value if isinstance(value, int) else 1


def _fitted(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return `size` scaled down so that no side is longer than `longest`; never enlarged."""
    width, height = size
    factor = min(1.0, longest / max(size))
    return max(1, round(width * factor)), max(1, round(height * factor))


def _scaled(image: Image.Image, longest: int) -> Image.Image:
    size = _fitted(image.size, longest)
    if size == image.size:
        return image.copy()
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that scales well: L, RGB, RGBA, CMYK or LAB."""
    if image.mode in WIDE_GREYS:
        return _from_wide_grey(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK", "LAB"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _from_wide_grey(image: Image.Image) -> Image.Image:
    """Convert 16- and 32-bit greys to 8 bits: Pillow's own conversion clips everything above 255 to white.

    16-bit values keep their scale; wider ones have none, so their largest value becomes white.
    """
    wide = image.convert("F")
    low, high = wide.getextrema()
    if not (isinstance(low, float) and isinstance(high, float)) or not -1e30 < low <= high < 1e30:
        raise Refused(Verdict.DAMAGED)
    white = 65535.0 if image.mode != "F" and high <= 65535 else max(high, 1.0)
    return wide.point(lambda value: value * (255.0 / white) + 0.5).convert("L")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB; an invalid or unsuitable profile is ignored."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile or colours.mode == "LAB":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile)) if profile else ImageCms.createProfile("LAB")
            converted = ImageCms.profileToProfile(colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            colours = converted or colours
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            if colours.mode == "LAB":
                raise Refused(Verdict.DAMAGED) from None
    if colours.mode != "RGB":
        colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _encoded(image: Image.Image, quality: int) -> bytes:
    image.info.clear()
    target = io.BytesIO()
    if image.mode == "RGBA":
        image.save(target, "PNG")
    else:
        image.save(target, "JPEG", quality=quality)
    return target.getvalue()
