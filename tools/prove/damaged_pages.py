"""A file with damaged pages gives back nearly all its rows, into a new file that is sound, and is itself left alone."""

import hashlib
from pathlib import Path
from random import Random

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.schema import PAGE_SIZE, TABLES
from bonfire_deck.paths import Paths
from tools.prove.proof import Proof
from tools.prove.sessions import keep_lines, picture, problems_of, session_at

LINES = 600
PICTURES = 6
MOST_DAMAGED = 5
LEAST_BACK = 0.95

Rows = dict[tuple[str, str], tuple[object, ...]]


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Damage one to five pages of a session `count` times and recover each; no backup helps."""
    pictures = [picture(number, 320, 240, grain=chance) for number in range(PICTURES)]
    session = session_at(folder / "day.bonfire", pictures=pictures)
    words = [chance.choice(("water", "bridge", "queue", "door", "light", "table", "paper")) for _word in range(400)]
    keep_lines(session, (" ".join(chance.choices(words, k=chance.randrange(3, 40))) for _line in range(LINES)))
    whole, rows = session.read_bytes(), rows_in(session)
    faults: list[str] = []
    shares: list[float] = []
    for number in range(count):
        path = folder / f"damaged {number}.bonfire"
        kinds = damage(bytearray(whole), path, chance)
        share, found = one(path, folder, rows)
        shares.append(share)
        faults += [f"{', '.join(kinds)}: {fault}" for fault in found]
    share = sum(shares) / len(shares)
    if share < LEAST_BACK:
        faults.append(f"only {share:.1%} of the rows came back")
    return Proof(
        f"{count} files of {len(whole) // PAGE_SIZE} pages with 1 to {MOST_DAMAGED} damaged: {share:.2%} of "
        f"{len(rows)} rows back on average, {min(shares):.1%} at least",
        faults,
    )


def one(path: Path, folder: Path, rows: Rows) -> tuple[float, list[str]]:
    """Recover one damaged file; return what share of the rows came back, and what went wrong."""
    target, before = folder / "recovered.bonfire", path.read_bytes()
    try:
        library.recover(path, target, Paths.under(folder / "home"))
    except Trouble as trouble:
        return 0.0, [str(trouble)]
    faults = [] if path.read_bytes() == before else ["the damaged file was changed"]
    faults += [problem for problem in problems_of(target) if not problem.endswith("is missing")]
    back = rows_in(target)
    for done in (path, target):
        done.unlink()
    return sum(back.get(name) == row for name, row in rows.items()) / len(rows), faults


def rows_in(path: Path) -> Rows:
    """Return every row that people see, and the hash of every picture, by table and id."""
    connection = open_for_reading(path)
    try:
        found: Rows = {
            (table.name, row[0]): row
            for table in TABLES
            for row in connection.execute(f"SELECT {', '.join(table.columns)} FROM {table.name}")
        }
        for name, data in connection.execute("SELECT id, data FROM pictures"):
            found["pictures", name] = (hashlib.sha256(data).hexdigest(),)
        return found
    finally:
        close(connection)


def damage(content: bytearray, path: Path, chance: Random) -> list[str]:
    """Write `content` to `path` with some pages damaged, and return which, and how each was."""
    pages = len(content) // PAGE_SIZE
    said = []
    for page in chance.sample(range(pages), chance.randint(1, MOST_DAMAGED)):
        at = page * PAGE_SIZE
        kind = chance.choice(("noise", "zeros", "a sector of noise", "another page", "bits"))
        if kind == "noise":
            content[at : at + PAGE_SIZE] = chance.randbytes(PAGE_SIZE)
        elif kind == "zeros":
            content[at : at + PAGE_SIZE] = bytes(PAGE_SIZE)
        elif kind == "a sector of noise":
            sector = at + 512 * chance.randrange(PAGE_SIZE // 512)
            content[sector : sector + 512] = chance.randbytes(512)
        elif kind == "another page":
            other = chance.randrange(pages) * PAGE_SIZE
            content[at : at + PAGE_SIZE] = content[other : other + PAGE_SIZE]
        else:
            for _bit in range(chance.randint(1, 40)):
                content[at + chance.randrange(PAGE_SIZE)] ^= 1 << chance.randrange(8)
        said.append(f"page {page + 1} {kind}")
    path.write_bytes(content)
    return said
