import dataclasses
import hashlib
import io
import struct
import zlib

import pytest
from PIL import Image

from bonfire_deck.errors import Trouble


def saved(image, form, **options):
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


@pytest.fixture(scope="module")
def photo(workers):
    return workers.decode(saved(Image.linear_gradient("L").convert("RGB").resize((900, 600)), "PNG"))


@pytest.fixture(scope="module")
def cut_out(workers):
    image = Image.linear_gradient("L").convert("RGBA")
    image.putalpha(Image.linear_gradient("L"))
    return workers.decode(saved(image, "PNG"))


def with_data(picture, data):
    return dataclasses.replace(picture, data=data, id=hashlib.sha256(data).hexdigest())


def chunk(kind, body):
    return struct.pack("!I", len(body)) + kind + body + struct.pack("!I", zlib.crc32(kind + body))


def test_what_we_made_is_ours(workers, photo, cut_out):
    workers.verify(photo)
    workers.verify(cut_out)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: dataclasses.replace(p, id="0" * 64),
        lambda p: dataclasses.replace(p, width=901),
        lambda p: dataclasses.replace(p, width=600, height=900),
        lambda p: dataclasses.replace(p, format="png"),
        lambda p: dataclasses.replace(p, format="webp"),
        lambda p: dataclasses.replace(p, thumbnail=b""),
        lambda p: dataclasses.replace(p, thumbnail=p.data),
        lambda p: dataclasses.replace(p, thumbnail=p.thumbnail[:-1]),
        lambda p: with_data(p, p.data + b"<script>"),
        lambda p: with_data(p, p.data[:-2]),
        lambda p: with_data(p, p.data[:300]),
        lambda p: with_data(p, b""),
        lambda p: with_data(p, p.data[:2] + b"\xff\xe1\x00\x0aExif\0\0II" + p.data[2:]),
        lambda p: with_data(p, p.data[:2] + b"\xff\xfe\x00\x08secret" + p.data[2:]),
        lambda p: with_data(p, p.data[:2] + b"\xff\xe2\x00\x0eICC_PROFILE\0" + p.data[2:]),
        lambda p: with_data(p, p.data[:20] + b"\xff\xe0\x00\x08secret" + p.data[20:]),
        lambda p: with_data(p, saved(Image.open(io.BytesIO(p.data)).convert("L"), "JPEG")),
        lambda p: with_data(p, saved(Image.open(io.BytesIO(p.data)).convert("CMYK"), "JPEG")),
        lambda p: with_data(p, p.data.replace(b"\xff\xdb", b"\xff\xdc", 1)),
    ],
)
def test_a_changed_photo_is_refused(workers, photo, change):
    with pytest.raises(Trouble, match="not made by Bonfire Deck"):
        workers.verify(change(photo))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:33] + chunk(b"tEXt", b"Comment\0secret") + data[33:],
        lambda data: data[:33] + chunk(b"iCCP", b"x\0\0" + zlib.compress(b"profile")) + data[33:],
        lambda data: data[:33] + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b""),
        lambda data: data[:60] + bytes([data[60] ^ 1]) + data[61:],
        lambda data: data + b"PK\x03\x04",
        lambda data: data[:-12],
        lambda data: data[:33] + chunk(b"IEND", b""),
        lambda data: data[:8] + chunk(b"IEND", b""),
        lambda data: saved(Image.open(io.BytesIO(data)).convert("P"), "PNG"),
    ],
)
def test_a_changed_cut_out_is_refused(workers, cut_out, change):
    with pytest.raises(Trouble, match="not made by Bonfire Deck"):
        workers.verify(with_data(cut_out, change(cut_out.data)))


def test_a_picture_larger_than_ours_is_refused(workers, photo):
    data = saved(Image.new("RGB", (3241, 10)), "JPEG", quality=90)
    with pytest.raises(Trouble):
        workers.verify(dataclasses.replace(with_data(photo, data), width=3241, height=10))
