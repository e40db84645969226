"""Makes what the figures work on: photos as cameras write them, sessions with many reactions, table files."""

import hashlib
import io
import multiprocessing
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops

from bonfire_deck.files.copying import write_copy
from bonfire_deck.files.gathering import keep_reaction
from bonfire_deck.files.history import History
from bonfire_deck.files.making import NewCard, NewSession, make_deck, make_session, usual_groups
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.reading import Reader
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.model.session import Session, StoredPicture

PHOTO = (6000, 4000)
"""24 megapixels."""
STORED = (1920, 1280)
"""The size of the starter deck's pictures."""
THUMBNAIL = 320
PHOTO_QUALITY = 92
STORED_QUALITY = 90
COARSEST, FINEST = 6, 1536
"""The texture of a photo, in blots across: each step four times as fine as the one before, and half as strong."""
GRAIN = 2.6
LAPTOP = "1aptop0000000001"
GROUPS = 5
KINDS = ("see", "feel", "mean", "idea")
WORDS = (
    "we", "see", "a", "road", "that", "bends", "and", "nobody", "knows", "where", "it", "ends", "the",
    "bridge", "between", "two", "tables", "is", "made", "of", "old", "promises", "light", "fog", "morning",
    "someone", "waves", "from", "other", "side", "small", "wheels", "move", "larger", "ones", "trust",
    "grows", "slowly", "when", "people", "listen", "first", "then", "speak", "water", "under", "stones",
    "door", "left", "open", "questions", "without", "answers", "together", "again", "tomorrow", "café",
    "don't", "well-known",
)  # fmt: skip


def scene(size: tuple[int, int], seed: int) -> Image.Image:
    """Return an invented photo: soft colours, finer and finer texture, the grain of a sensor."""
    chance = random.Random(seed)
    bands = []
    for _band in range(3):
        band = Image.new("L", size, 128)
        strength, across = 0.5, COARSEST
        while across <= min(FINEST, size[0]):
            down = max(1, across * size[1] // size[0])
            blots = Image.frombytes("L", (across, down), chance.randbytes(across * down))
            band = Image.blend(band, blots.resize(size, Image.Resampling.BICUBIC), strength)
            strength, across = strength / 2, across * 4
        bands.append(band)
    grain = Image.effect_noise(size, GRAIN)
    return Image.merge("RGB", [ImageChops.add(band, grain, offset=-128) for band in bands])


def write_photos(folder: Path, count: int, size: tuple[int, int] = PHOTO) -> list[Path]:
    """Write `count` photos, each other than the rest, as a camera does; those that are there stay."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"photo {number:04}.jpg" for number in range(count)]
    lacking = [(path, number) for number, path in enumerate(paths) if not path.exists()]
    if lacking:
        whole = folder / "scene.png"
        scene(size, 1).save(whole, compress_level=0)
        cores = min(multiprocessing.cpu_count(), len(lacking))
        shares = [(whole, lacking[core::cores]) for core in range(cores)]
        with multiprocessing.get_context("spawn").Pool(cores) as pool:
            pool.starmap(_write_shifted, shares)
        whole.unlink()
    return paths


def _write_shifted(whole: Path, share: Sequence[tuple[Path, int]]) -> None:
    """Write photos that are one scene pushed sideways: no two alike, and each as hard to read as the others."""
    with Image.open(whole) as opened:
        opened.load()
        for path, number in share:
            ImageChops.offset(opened, 29 * number + 1, 17 * number + 1).save(path, "JPEG", quality=PHOTO_QUALITY)


def stored_pictures(count: int, size: tuple[int, int] = STORED) -> list[StoredPicture]:
    """Return `count` pictures as the app stores them."""
    whole = scene(size, 2)
    pictures = []
    for number in range(count):
        image = ImageChops.offset(whole, 29 * number + 1, 17 * number + 1)
        data = _jpeg(image)
        image.thumbnail((THUMBNAIL, THUMBNAIL))
        pictures.append(StoredPicture(hashlib.sha256(data).hexdigest(), "jpeg", *size, data, _jpeg(image)))
    return pictures


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=STORED_QUALITY)
    return buffer.getvalue()


def make_session_file(path: Path, pictures: Sequence[StoredPicture], reactions: int) -> Path:
    """Make a session of five groups with `reactions`, each kept by an edit of its own as in a room."""
    deck = path.with_suffix(".bonfiredeck")

    def produce(add: Callable[[NewCard], None]) -> None:
        for number, picture in enumerate(pictures, 1):
            add(NewCard(picture, f"Picture {number}", f"An invented scene, number {number}"))

    make_deck(deck, "Invented scenes", produce, question="What do you see?")
    source = open_for_reading(deck)
    try:
        new = NewSession("A long day", usual_groups(GROUPS), ready_plan("where-now"), date="2026-03-01")
        make_session(source, Reader(source).session(), path, new)
    finally:
        close(source)
    deck.unlink()
    say(path, reactions, seed=3)
    return path


def make_table_files(session: Path, folder: Path, count: int, reactions: int) -> list[Path]:
    """Make `count` copies of a session and keep `reactions` in each, as tables do that work by themselves."""
    folder.mkdir(parents=True, exist_ok=True)
    blank = folder / "blank.bonfire"
    source = open_for_reading(session)
    try:
        write_copy(source, session, blank)
    finally:
        close(source)
    paths = [folder / f"table {number + 1}.bonfire" for number in range(count)]
    for number, path in enumerate(paths):
        shutil.copyfile(blank, path)
        say(path, reactions, seed=100 + number)
    blank.unlink()
    return paths


def say(path: Path, count: int, seed: int) -> None:
    """Keep `count` reactions in a session, not waiting for the disk at each."""
    chance = random.Random(seed)
    connection = open_for_writing(path)
    try:
        connection.execute("PRAGMA synchronous=OFF")
        session = Reader(connection).session()
        history = History(connection, path, LAPTOP)
        for number in range(count):
            _say_one(history, session, chance, number)
    finally:
        close(connection)


def _say_one(history: History, session: Session, chance: random.Random, number: int) -> None:
    keep_reaction(
        history,
        text=" ".join(chance.choices(WORDS, k=chance.randint(4, 14))).capitalize(),
        kind=KINDS[number % len(KINDS)],
        card_id=session.cards[number % len(session.cards)].id,
        group_id=session.groups[number % len(session.groups)].id,
        round_id=session.rounds[0].id,
        shown=True,
    )
