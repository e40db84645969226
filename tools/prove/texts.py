"""Whatever people type is there, letter for letter: after each way that a session goes, and in each thing made of it.

The texts are those of tests/corpus/text, each line of them, and our own worst. Each is a reaction, who said it, the
words of the parking lot, and in turn the title, the place, the name of a group and a question. Only what no file of
UTF-8 can hold, a lone surrogate, becomes U+FFFD, and line ends around a reaction go.
"""

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from xml.etree import ElementTree

from bonfire_deck.files import gathering, library
from bonfire_deck.files.backups import Backups
from bonfire_deck.files.bringing import bring_in, read_aside
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.parking import park
from bonfire_deck.files.reading import Reader
from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.text import repaired, safe_file_name, shown_text
from bonfire_deck.paper.export import export_board
from bonfire_deck.paper.offscreen import gui_application
from bonfire_deck.paths import Paths
from bonfire_deck.pictures.intake import PictureWorkers
from bonfire_deck.writing.csv_table import as_csv, plain_cell
from bonfire_deck.writing.html import as_html
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.markdown import as_markdown
from bonfire_deck.writing.plain import printable
from tools.prove.programs import ROOT, Nursery
from tools.prove.proof import Proof
from tools.prove.sessions import LAPTOP, problems_of, session_at

LISTS = ROOT / "tests" / "corpus" / "text"
A_SESSION = 60
"""How many texts are in one session."""
LONGEST_OUTSIDE = 100_000
"""Longer texts are reactions alone: titles and names take fewer letters."""
OWN = (
    "\x00", "a\x00b", "\ud800", "\udfff tail", "\ud83d", "\udd25\ud83d", "ok \ud800\udc00 pair", "\ufeffmark",
    "\ufffe",
    "\uffff", "\x1b[31mred\x1b[0m", "\x7f", "\x85", "\u2028", "a\u2028b\u2029c", "\r", "a\r\nb\rc\nd", "\v\f", "\t",
    "  edges  ", "\u00a0", "\u200b", "a\u00adb", "\u202eright\u202c", "\u2066\u2067\u2069", "עברית العربية",
    "e\u0301",
    "\u0301", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a" * 20,
    "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "🇩🇪🇫", "\U0010ffff", "𝕬𝖗𝖎𝖆𝖑", "ﷺ" * 90, "%s %d %n {0} {name!r} {} {{",
    "$(id) `id`",
    "{{ 7 * 7 }}", "{% raw %}", "<script>alert(1)</script>", "</p></blockquote><b>", "<!--", "]]>", "<![CDATA[",
    "&amp;&lt;",
    "&#0;&#xD800;", "# heading", "- item\n- item", "1. one", "> quote", "```\ncode\n```", "[a](javascript:x)",
    "![a](b)",
    "| a | b |\n|---|---|", "a  \nb", "\\", "*a* _b_ ~~c~~", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1",
    "'=1", "＝1",
    '=HYPERLINK("http://x","y")', '"', '""', ",", ";", "a\",\"b", "../../etc/passwd", "C:\\x", "CON", "nul.txt",
    ".", "..",
    "/", "a/b", "'; DROP TABLE reactions; --", "NULL", "None", "true", "0", "-0", "1e999", "NaN", "İıſß", "ǅ",
    "x" * 100_000,
)  # fmt: skip
LONG = ("warm words " * 460_000, "x" * 5_000_000)
"""Five million letters, each in a session alone."""


@dataclass
class Typed:
    """One session with texts in it, and what must stand in it."""

    path: Path
    paths: Paths
    texts: list[str]
    """As they must come back."""
    everywhere: str
    """The text that is title, place, name of a group and question besides."""


def texts() -> list[str]:
    """Return all texts."""
    found = list(OWN)
    for path in sorted(LISTS.glob("*.txt")):
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
        is_list = path.name == "blns.txt"
        found += [line for line in lines if line.strip() and not (is_list and line.startswith("#"))]
    return list(dict.fromkeys(found))


def prove(count: int, folder: Path, chance: Random) -> Proof:
    """Type `count` of the texts, drawn anew where there are fewer, and the long ones at the full count."""
    known = texts()
    chosen = known[:count] + [chance.choice(known) + chance.choice(known) for _more in range(count - len(known))]
    batches = [chosen[at : at + A_SESSION] for at in range(0, len(chosen), A_SESSION)]
    batches += [[text] for text in LONG] if count >= len(known) else []
    faults: list[str] = []
    with PictureWorkers(1) as workers, gui_application(), Nursery() as nursery:
        for number, batch in enumerate(batches):
            home = folder / f"batch {number}"
            home.mkdir()
            typed = type_in(home, batch)
            for name, look in every_look(typed, workers, nursery):
                faults += [f"{name}: {fault}" for fault in look()]
            shutil.rmtree(home)
    ways, outputs = len(WAYS), 9
    return Proof(
        f"{len(chosen)} texts ({len(known)} known) and {len(batches) - -(-len(chosen) // A_SESSION)} of five million "
        f"letters in {len(batches)} sessions, {ways} ways and {outputs} outputs each: {len(faults)} faults",
        faults,
    )


def type_in(folder: Path, batch: list[str]) -> Typed:
    """Type texts into a fresh session, everywhere that takes them."""
    path = session_at(folder / "day.bonfire", folder / "home")
    kept = []
    everywhere = next((text for text in batch if len(text) < LONGEST_OUTSIDE), "A day")
    with library.checked_for_writing(path, LAPTOP) as (history, reader):
        session = reader.session()
        gathering.change_about(
            history, session.about.id, title=everywhere, place=everywhere, introduction=everywhere,
            ground_rule="attributed",
        )  # fmt: skip
        gathering.change_group(history, session.groups[0].id, name=everywhere)
        gathering.change_round(history, session.rounds[0].id, title=everywhere, question=everywhere)
        for text in filter(str.strip, batch):
            line = gathering.keep_reaction(
                history, text=text, kind="see", card_id=session.cards[0].id, group_id=session.groups[0].id,
                round_id=session.rounds[0].id,
            )  # fmt: skip
            if len(text) < LONGEST_OUTSIDE:
                gathering.reword(history, line, text, said_by=text)
                park(history, text, None, None, None)
            kept.append(repaired(text).strip("\n"))
    return Typed(path, Paths.under(folder / "home"), kept, repaired(everywhere))


def every_look(
    typed: Typed, workers: PictureWorkers, nursery: Nursery
) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    """Yield each way of a session with what tells how it went, then each output."""
    for way in WAYS:
        yield way.__name__, lambda way=way: in_file(way(typed, workers), typed)  # type: ignore[misc]
    connection = open_for_reading(typed.path)
    try:
        snapshot = Reader(connection).snapshot()
    finally:
        close(connection)
    yield "html", lambda: html(snapshot, typed)
    yield "markdown", lambda: markdown(snapshot, typed)
    yield "csv", lambda: table(snapshot, typed)
    yield "json", lambda: as_object(snapshot, typed)
    yield "board", lambda: board(snapshot, typed)
    yield "show", lambda: show(typed, nursery)
    yield "file name", lambda: file_names(typed)


def restarted(typed: Typed, _workers: PictureWorkers) -> Path:
    """Only opened again."""
    return typed.path


def copied(typed: Typed, _workers: PictureWorkers) -> Path:
    """A checked copy."""
    target = typed.path.with_name("copy.bonfire")
    library.copy_session(typed.path, target, typed.paths)
    return target


def merged(typed: Typed, workers: PictureWorkers) -> Path:
    """Into a copy of the session from before anything was typed."""
    target = typed.path.with_name("merged.bonfire")
    library.copy_session(typed.path, target, typed.paths)
    with library.checked_for_writing(target, LAPTOP) as (history, reader):
        for reaction in reader.session().reactions:
            gathering.bin_reaction(history, reaction.id)
            break
    with library.checked_for_writing(typed.path, "2aptop0000000002") as (history, reader):
        session = reader.session()
        gathering.show_reactions(history, [reaction.id for reaction in session.reactions])
        gathering.bring_back_reaction(history, session.reactions[0].id)
    mine = typed.path.with_name("mine.bonfire")
    shutil.copyfile(typed.path, mine)
    with library.checked_for_writing(mine, LAPTOP) as (history, _reader):
        merge(history, read_aside(target, typed.paths, set(), workers.verify), target.name)
        for binned in history.connection.execute("SELECT id FROM reactions WHERE removed = 1").fetchall():
            gathering.bring_back_reaction(history, str(binned[0]))
    return mine


def brought_in(typed: Typed, workers: PictureWorkers) -> Path:
    """As a stranger's file."""
    return bring_in(typed.path, typed.paths, workers.verify)


def undone_and_redone(typed: Typed, _workers: PictureWorkers) -> Path:
    """All that can be undone is, and comes back."""
    path = typed.path.with_name("undone.bonfire")
    shutil.copyfile(typed.path, path)
    with library.checked_for_writing(path, LAPTOP) as (history, _reader):
        steps = 0
        while history.undo_label() and history.undo() is not None:
            steps += 1
        for _step in range(steps):
            history.redo()
    return path


def backed_up(typed: Typed, _workers: PictureWorkers) -> Path:
    """Restored from a backup."""
    target = typed.path.with_name("restored.bonfire")
    with library.checked_for_writing(typed.path, LAPTOP) as (history, _reader):
        backups = Backups(typed.paths)
        backup = backups.make(history.connection, history.path, "kept")
    assert backup is not None
    backups.restore(backup, target)
    return target


WAYS = (restarted, copied, brought_in, undone_and_redone, backed_up, merged)


def in_file(path: Path, typed: Typed) -> list[str]:
    """Tell what in a file is other than it was typed."""
    connection = open_for_reading(path)
    try:
        session = Reader(connection).session()
    finally:
        close(connection)
    found = {
        "reactions": sorted(reaction.text for reaction in session.reactions) == sorted(typed.texts),
        "said by": all(
            reaction.said_by.strip("\n") == reaction.text for reaction in session.reactions if reaction.said_by
        ),
        "the title": session.about.title == typed.everywhere,
        "the place": session.about.place == typed.everywhere,
        "a group": session.groups[0].name == typed.everywhere,
        "a question": session.rounds[0].question == typed.everywhere,
        "what is parked": {item.text for item in session.parked} <= set(typed.texts),
    }
    return [f"{name} is other" for name, is_equal in found.items() if not is_equal] + problems_of(path)


class _Words(HTMLParser):
    """The text of each paragraph of people's words, and the tags there are."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self._is_in = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._is_in = tag == "p" and "words" in (dict(attrs).get("class") or "").split()
        if self._is_in:
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_in = False

    def handle_data(self, data: str) -> None:
        if self._is_in:
            self.words[-1] += data


def html(snapshot: Snapshot, typed: Typed) -> list[str]:
    """Parse the write-up as a browser would."""
    page = _Words()
    page.feed(as_html(snapshot))
    page.close()
    faults = [f"the tag {tag}" for tag in ("script", "b", "a") if tag in page.tags]
    introduction = [typed.everywhere] if typed.everywhere.strip() else []
    if sorted(page.words) != sorted(map(printable, typed.texts + introduction)):
        faults.append("words are other")
    return faults


def markdown(snapshot: Snapshot, typed: Typed) -> list[str]:
    """Read the write-up as a CommonMark reader would; only where one is there."""
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        return []
    quotes, depth = [], 0
    for token in MarkdownIt("commonmark").parse(as_markdown(snapshot.session)):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if depth and token.type == "inline":
            pieces = ("\n" if piece.type == "hardbreak" else piece.content for piece in token.children or ())
            quotes.append("".join(pieces))
    missing = 0
    for text in typed.texts:
        shown = "\n".join(line.replace("\t", " ").strip() or "\xa0" for line in printable(text).split("\n"))
        missing += not any(quote.startswith(shown) for quote in quotes)
    return [f"{missing} texts are other"] if missing else []


def table(snapshot: Snapshot, typed: Typed) -> list[str]:
    """Read the CSV again, and take off what keeps a cell from being a formula."""
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.DictReader(io.StringIO(as_csv(snapshot.session).decode("utf-8-sig"), newline="")))
    faults = [] if sorted(plain_cell(row["text"]) for row in rows) == sorted(typed.texts) else ["texts are other"]
    return faults + [
        f"{name} may be a formula" for row in rows for name, cell in row.items() if cell[:1] in tuple("=+-@\t\r")
    ]


def as_object(snapshot: Snapshot, typed: Typed) -> list[str]:
    """Read the JSON again."""
    content = json.loads(as_json(snapshot.session))
    is_equal = sorted(one["text"] for one in content["reactions"]) == sorted(typed.texts)
    return [] if is_equal and content["about"]["title"] == typed.everywhere else ["texts are other"]


def board(snapshot: Snapshot, typed: Typed) -> list[str]:
    """Draw the board in each of its three forms; in the SVG every letter that can be drawn is text."""
    folder, faults = typed.path.parent, []
    for ending in ("png", "pdf", "svg"):
        target = folder / f"board.{ending}"
        export_board(snapshot, "now", "picture", target)
        if not target.stat().st_size:
            faults.append(f"an empty {ending}")
    drawing = ElementTree.fromstring((folder / "board.svg").read_bytes())
    drawn = "".join("".join(drawing.itertext()).split())
    short = (text for text in typed.texts if len(text) < LONGEST_OUTSIDE)
    gone = (text for text in short if "".join(printable(shown_text(text)).split()) not in drawn)
    return faults + [f"{text[:40]!a} is not in the SVG" for text in gone]


def show(typed: Typed, nursery: Nursery) -> list[str]:
    """Ask the real command line."""
    ended = nursery.run("--home", typed.paths.state.parent, "session", "show", typed.path, "--json")
    if ended.code != 0 or ended.errors:
        return [f"it ended with {ended.code}: {ended.errors[-300:]}"]
    shown = json.loads(ended.output)
    is_equal = sorted(one["text"] for one in shown["reactions"]) == sorted(typed.texts)
    return [] if is_equal and shown["title"] == typed.everywhere else ["texts are other"]


def file_names(typed: Typed) -> list[str]:
    """Make a file name of each text, and a file of that name."""
    faults = []
    for text in typed.texts:
        path = typed.path.parent / f"{safe_file_name(text, 'Untitled')}.txt"
        path.write_text("", encoding="utf-8")
        if path.parent.resolve() != path.resolve().parent:
            faults.append(f"{text[:40]!a} leads elsewhere")
        path.unlink()
    return faults
