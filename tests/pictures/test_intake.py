import hashlib
import io
import os
import struct
import sys
import zipfile
import zlib

import pytest
from PIL import Image, ImageCms

from bonfire_deck.errors import Trouble
from bonfire_deck.pictures.protocol import StoredFormat
from bonfire_deck.pictures.structure import stored_size

RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 160, 40), (40, 60, 200), (250, 250, 250)
UPSIDE = Image.Transpose
HOW_A_CAMERA_HELD_IT = {
    1: (), 2: (UPSIDE.FLIP_LEFT_RIGHT,), 3: (UPSIDE.ROTATE_180,), 4: (UPSIDE.FLIP_TOP_BOTTOM,),
    5: (UPSIDE.TRANSPOSE,), 6: (UPSIDE.ROTATE_90,), 7: (UPSIDE.TRANSVERSE,), 8: (UPSIDE.ROTATE_270,),
}  # fmt: skip


def four_corners(size=(96, 64)):
    image = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for colour, place in ((RED, (0, 0)), (GREEN, (width, 0)), (BLUE, (0, height)), (WHITE, (width, height))):
        image.paste(colour, (*place, place[0] + width, place[1] + height))
    return image


def encoded(image, form, **options):
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def opened(picture):
    return Image.open(io.BytesIO(picture.data))


def near(found, wanted, tolerance=12):
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def corners(picture):
    image = opened(picture).convert("RGB")
    width, height = image.size
    places = ((width // 4, height // 4), (width * 3 // 4, height // 4), (width // 4, height * 3 // 4))
    return [image.getpixel(place) for place in (*places, (width * 3 // 4, height * 3 // 4))]


def png(width, height, depth, colour, rows, *more):
    chunks = [(b"IHDR", struct.pack("!IIBBBBB", width, height, depth, colour, 0, 0, 0)), *more]
    chunks += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    packed = (struct.pack("!I", len(d)) + k + d + struct.pack("!I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def profile_with_red_and_green_swapped():
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = data.index(b"rXYZ", 128), data.index(b"gXYZ", 128)
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", list(HOW_A_CAMERA_HELD_IT))
def test_every_orientation_comes_out_upright(workers, form, orientation):
    image = four_corners()
    for turn in HOW_A_CAMERA_HELD_IT[orientation]:
        image = image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture = workers.decode(encoded(image, form, exif=exif.tobytes()))
    assert (picture.width, picture.height) == (96, 64)
    assert all(near(a, b) for a, b in zip(corners(picture), (RED, GREEN, BLUE, WHITE), strict=True))


def test_a_stored_picture_says_of_itself_what_it_is(workers):
    picture = workers.decode(encoded(four_corners((4000, 1000)), "JPEG"))
    assert picture.id == hashlib.sha256(picture.data).hexdigest()
    assert (picture.format, picture.width, picture.height) == ("jpeg", 3240, 810)
    assert opened(picture).size == (3240, 810)
    assert Image.open(io.BytesIO(picture.thumbnail)).size == (320, 80)


def test_nothing_is_enlarged_and_nothing_vanishes(workers):
    small = workers.decode(encoded(four_corners((10, 8)), "PNG"))
    assert (small.width, small.height) == (10, 8)
    thread = workers.decode(encoded(Image.new("L", (30_000, 1)), "PNG"))
    assert (thread.width, thread.height) == (3240, 1)


def test_places_people_and_comments_are_gone(workers):
    exif = Image.Exif()
    exif[0x010E] = "secret caption"
    exif.get_ifd(0x8825)[1] = "N"
    data = encoded(
        four_corners(), "JPEG", exif=exif, comment=b"secret comment", dpi=(300, 300),
        xmp=b"<x:xmpmeta>secret place</x:xmpmeta>", icc_profile=profile_with_red_and_green_swapped(),
    )  # fmt: skip
    assert data.count(b"secret") == 3
    picture = workers.decode(data)
    assert b"secret" not in picture.data + picture.thumbnail
    assert set(opened(picture).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert stored_size(StoredFormat.JPEG, picture.data) == (96, 64)


def test_a_transparent_picture_loses_its_metadata_too(workers):
    image = four_corners().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(image, "PNG", icc_profile=profile, dpi=(72, 72), exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    picture = workers.decode(data)
    assert picture.format == "png"
    assert opened(picture).info == {}
    assert stored_size(StoredFormat.PNG, picture.thumbnail) == (96, 64)


@pytest.mark.parametrize(
    ("mode", "is_transparent"), [("RGBA", True), ("LA", True), ("PA", True), ("RGBA", False), ("P", False)]
)
def test_png_only_for_real_transparency(workers, mode, is_transparent):
    image = four_corners().convert("RGBA")
    if is_transparent:
        image.putpixel((3, 3), (0, 0, 0, 0))
    picture = workers.decode(encoded(image.quantize(16) if mode == "PA" else image.convert(mode), "PNG"))
    assert picture.format == ("png" if is_transparent else "jpeg")
    assert not is_transparent or opened(picture).getchannel("A").getextrema()[0] < 255


def test_cmyk_photos_keep_their_colours(workers):
    picture = workers.decode(encoded(four_corners().convert("CMYK"), "JPEG", quality=95))
    assert opened(picture).mode == "RGB"
    assert all(near(a, b, 20) for a, b in zip(corners(picture), (RED, GREEN, BLUE, WHITE), strict=True))


def test_lab_scans_keep_their_colours(workers):
    lab = ImageCms.profileToProfile(
        four_corners(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    picture = workers.decode(encoded(lab, "TIFF"))
    assert all(near(a, b, 20) for a, b in zip(corners(picture), (RED, GREEN, BLUE, WHITE), strict=True))


def test_a_colour_profile_is_obeyed(workers):
    picture = workers.decode(encoded(four_corners(), "JPEG", icc_profile=profile_with_red_and_green_swapped()))
    red_became, green_became = corners(picture)[:2]
    assert red_became[1] > red_became[0] + 60
    assert green_became[0] > green_became[1] + 60


def test_a_broken_colour_profile_is_left_out_of_account(workers):
    picture = workers.decode(encoded(four_corners(), "JPEG", icc_profile=b"not a profile" * 20))
    assert near(corners(picture)[0], RED)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_sixteen_bit_greys_are_not_washed_out(workers, form):
    grey = Image.new("I", (8, 8), 128 * 257).convert("I;16")
    assert near(opened(workers.decode(encoded(grey, form))).getpixel((4, 4)), (128, 128, 128), 2)


def test_sixteen_bit_colours(workers):
    row = b"\0" + struct.pack("!HHH", 220 * 257, 30 * 257, 30 * 257) * 8
    assert near(opened(workers.decode(png(8, 8, 16, 2, row * 8))).getpixel((4, 4)), RED)


def test_a_float_picture_is_shown_by_its_largest_value(workers):
    data = encoded(Image.linear_gradient("L").convert("F"), "TIFF")
    assert near(opened(workers.decode(data)).getpixel((128, 128)), (128, 128, 128), 3)


def test_a_phone_photo_of_50_megapixels_and_30_megabytes_passes(workers, tmp_path):
    noise = Image.effect_noise((8160, 6120), 28)
    bands = (noise, noise.transpose(UPSIDE.FLIP_LEFT_RIGHT), noise.transpose(UPSIDE.FLIP_TOP_BOTTOM))
    photo = tmp_path / "photo.jpg"
    Image.merge("RGB", bands).save(photo, quality=90)
    assert 27_000_000 < photo.stat().st_size < 33_000_000
    picture = workers.decode(photo)
    assert (picture.width, picture.height) == (3240, 2430)


def jpeg_that_claims(width, height):
    data = bytearray(encoded(four_corners(), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack("!HH", height, width)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(50_000, 50_000, 8, 2, b"\0" * 1000), "megapixels"),
        (png(29_000, 29_000, 1, 0, b"\0" * 1000), "megapixels"),
        (png(40_000, 10, 8, 0, b"\0" * 400_010), "pixels wide or high"),
        (b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", "megapixels"),
        (jpeg_that_claims(65_000, 65_000), "megapixels"),
        (encoded(four_corners((400, 400)), "JPEG")[:-2000], "damaged"),
        (encoded(four_corners(), "PNG")[:-40], "damaged"),
        (b"\xff\xd8\xff\xe0 no more", "damaged"),
        (png(8, 8, 8, 2, b"\0" * 200, (b"zTXt", b"x\0\0" + zlib.compress(b"\0" * 200_000_000))), "damaged"),
    ],
)
def test_bombs_and_broken_files_are_refused(workers, data, words):
    with pytest.raises(Trouble, match=words) as caught:
        workers.decode(data)
    assert caught.value.hint


def zipped():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "a")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("beach.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "iPhone picture"),
        ("a.jp2", encoded(four_corners(), "JPEG2000"), "JPEG 2000"),
        ("a.jxl", b"\xff\x0a rest", "JPEG XL"),
        ("a.svg", b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("a.svgz", b"\x1f\x8b\x08 rest", "SVG"),
        ("a.psd", b"8BPS\0\1", "Photoshop"),
        ("a.jpg", b"%!PS-Adobe-3.0 EPSF", "PostScript"),
        ("a.jpg", encoded(four_corners(), "PDF"), "PDF"),
        ("a.png", encoded(four_corners((32, 32)), "ICO"), "ICO"),
        ("a.dng", encoded(four_corners(), "TIFF"), "camera raw"),
        ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video"),
        ("a.jpg", zipped(), "ZIP"),
        ("a.jpg", encoded(four_corners(), "TGA"), "not a picture"),
        ("a.db", b"SQLite format 3\0" + bytes(84), "not a picture"),
        ("a.txt", "Ünïcode".encode(), "not a picture"),
        ("a.jpg", b"", "empty"),
    ],
)
def test_other_kinds_are_refused_by_name(workers, tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Trouble, match=words) as caught:
        workers.decode(tmp_path / name)
    assert name in caught.value.message
    assert caught.value.hint


def test_a_file_too_large_is_not_read(workers, tmp_path):
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(Trouble, match="64 megabytes"):
        workers.decode(tmp_path / "huge.jpg")


def test_what_is_not_there_or_a_folder(workers, tmp_path):
    with pytest.raises(Trouble, match="does not exist"):
        workers.decode(tmp_path / "gone.jpg")
    with pytest.raises(Trouble, match="not a picture"):
        workers.decode(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_pipes_and_devices_are_not_opened_and_links_to_files_are(workers, tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    for path in (tmp_path / "pipe.jpg", tmp_path / "zero.jpg"):
        if not path.exists():
            path.symlink_to("/dev/zero")
        with pytest.raises(Trouble, match="not a picture"):
            workers.decode(path)
    (tmp_path / "real.jpg").write_bytes(encoded(four_corners(), "JPEG"))
    (tmp_path / "link.jpg").symlink_to("real.jpg")
    assert workers.decode(tmp_path / "link.jpg").width == 96


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_cannot_command_a_terminal(workers, tmp_path):
    path = tmp_path / "\x1b[31mred\u202e.jpg"
    path.write_bytes(b"nothing")
    with pytest.raises(Trouble) as caught:
        workers.decode(path)
    assert "\x1b" not in caught.value.message
    assert "\u202e" not in caught.value.message
