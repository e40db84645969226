"""Data that was written is read back: as it was, under every ground rule, and never taken on trust."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonfire_deck.errors import Trouble
from bonfire_deck.files import library
from bonfire_deck.files.carrying import unsound_rows
from bonfire_deck.files.history import History
from bonfire_deck.files.opening import close, open_for_reading, open_for_writing
from bonfire_deck.files.read_back import Content, make_again, read_content
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.stamps import derived_id
from bonfire_deck.model.words import GROUND_RULES
from bonfire_deck.paths import Paths
from bonfire_deck.writing.json_file import as_json
from tests.files.builders import LAPTOP, deck_at, session_at
from tests.writing.sessions import NAUGHTY


def full_session(path, rule="attributed"):
    """A session with something in every table that leaves the room."""
    connection = open_for_writing(session_at(path, groups=3, cards=3))
    try:
        made = Reader(connection).session()
        with History(connection, path, LAPTOP).edit("Everything") as edit:
            edit.change("about", made.about.id, ground_rule=rule, introduction="A cold morning", dots_each=5)
            group, card, round_ = made.groups[1].id, made.cards[2].id, made.rounds[0].id
            quote = edit.add(
                "reactions", text="Old wood", kind="mean", card_id=card, group_id=group, round_id=round_, pin_x=0.25,
                pin_y=1.0, second_text="Altes Holz", favourite=1, chosen_by_own=0, verbatim=0, shown=1,
                said_at="2026-03-01T10:00:00.000000Z", said_by="The warden",
            )  # fmt: skip
            for text in NAUGHTY:
                edit.add("reactions", text=text, card_id=card, group_id=None, round_id=round_)
            theme = edit.add("themes", part="now", title="Warm", description="Near", sort="5")
            member = derived_id("theme_members", theme, quote)
            edit.put("theme_members", member, theme_id=theme, reaction_id=quote, sort="7")
            edit.put("dots", derived_id("dots", theme, group), theme_id=theme, group_id=group, count=4, revealed=1)
            step = edit.add(
                "next_steps", kind="undertaking", text="Ring", who="Fern", by="May", to_whom="all", sort="5"
            )
            edit.put("next_step_links", derived_id("next_step_links", step, theme), next_step_id=step, theme_id=theme)
            edit.put("next_step_links", derived_id("next_step_links", step, card), next_step_id=step, card_id=card)
            edit.add("parked_items", text="Coffee", fate="later", group_id=group, sort="5")
            choice = derived_id("choices", round_, group, "1")
            edit.put("choices", choice, round_id=round_, group_id=group, slot="1", card_id=card, seed="x", revealed=1)
            place = derived_id("placements", "now", "group", group)
            edit.put("placements", place, part="now", view="group", item=group, x=-3.5, y=7.0)
    finally:
        close(connection)
    return path


def written(path):
    connection = open_for_reading(path)
    try:
        return as_json(Reader(connection).session())
    finally:
        close(connection)


def found_wrong(path):
    connection = open_for_reading(path)
    try:
        return unsound_rows(connection)
    finally:
        close(connection)


@pytest.fixture
def paths(tmp_path):
    return Paths.under(tmp_path / "home")


def read_again(data: bytes, tmp_path: Path, paths: Paths, deck: Path | None = None) -> Path:
    (tmp_path / "day.json").write_bytes(data)
    target = tmp_path / "again.bonfire"
    library.read_back(tmp_path / "day.json", target, paths, deck)
    return target


def compared(data):
    """What has to be the same in the session that was made again: all but its own id, and ids that hide a moment."""
    content = json.loads(data)
    hidden = content["about"]["ground_rule"] in ("chatham", "confidential")
    del content["about"]["id"]
    if hidden:
        for rows in content.values():
            for row in rows if isinstance(rows, list) else ():
                row.pop("id")
                row.pop("reaction_id", None)
        content = {
            name: sorted(rows, key=json.dumps) if isinstance(rows, list) else rows for name, rows in content.items()
        }
    return content


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_what_is_read_back_is_what_was_written(tmp_path, paths, rule):
    file = full_session(tmp_path / "day.bonfire", rule)
    data = written(file)

    again = read_again(data, tmp_path, paths, file)

    assert compared(written(again)) == compared(data)
    assert json.loads(written(again))["about"]["ground_rule"] == rule
    assert found_wrong(again) == []
    assert library.is_ours(again, paths)


def test_pictures_come_from_the_session_or_its_deck_where_this_computer_has_them(tmp_path, paths):
    paths.files.mkdir(parents=True)
    file = full_session(paths.files / "day.bonfire")
    data = written(file)
    (tmp_path / "day.json").write_bytes(data)

    assert library.read_back(tmp_path / "day.json", tmp_path / "lost.bonfire", paths) == 3
    library.register(paths.files / "day-deck.bonfiredeck", paths)
    assert library.read_back(tmp_path / "day.json", tmp_path / "found.bonfire", paths) == 0
    assert written(tmp_path / "found.bonfire") != data
    assert compared(written(tmp_path / "found.bonfire")) == compared(data)


def test_a_card_whose_picture_is_nowhere_becomes_a_card_of_words(tmp_path, paths):
    file = full_session(tmp_path / "day.bonfire")

    again = read_again(written(file), tmp_path, paths, deck_at(tmp_path / "other.bonfiredeck", 2))

    connection = open_for_reading(again)
    try:
        session = Reader(connection).session()
    finally:
        close(connection)
    assert [(card.title, card.words, bool(card.picture_id)) for card in session.cards] == [
        ("Card 0", "", True), ("Card 1", "", True), ("Card 2", "Card 2", False),
    ]  # fmt: skip
    assert found_wrong(again) == []


def test_both_versions_of_a_text_are_there_afterwards(tmp_path, paths):
    file = full_session(tmp_path / "day.bonfire")
    content = json.loads(written(file))
    row = next(row for row in content["reactions"] if row["text"] == "Old wood")
    row["versions"] = ["Old wood", "Dry wood"]

    again = read_again(json.dumps(content).encode(), tmp_path, paths, file)

    texts = [row["text"] for row in json.loads(written(again))["reactions"]]
    assert texts.count("Old wood") == texts.count("Dry wood") == 1
    assert len(texts) == len(content["reactions"]) + 1


def test_what_is_no_longer_in_the_session_leaves_the_line_not_sorted(tmp_path, paths):
    file = full_session(tmp_path / "day.bonfire")
    content = json.loads(written(file))
    gone = content["cards"].pop()["id"]

    again = read_again(json.dumps(content).encode(), tmp_path, paths, file)

    after = json.loads(written(again))
    assert all(row["card_id"] is None for row in after["reactions"])
    assert not [row for row in after["next_step_links"] if row["card_id"] == gone]
    assert len(after["reactions"]) == len(content["reactions"])


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda c: c.update(format="x"), "format"),
        (lambda c: c.update(version=2), "newer version of Bonfire Deck"),
        (lambda c: c.update(version=0), "version"),
        (lambda c: c["about"].update(thing="deck"), "about"),
        (lambda c: c["about"].update(ground_rule="none"), "ground_rule"),
        (lambda c: c.update(reactions={}), "reactions"),
        (lambda c: c["reactions"].append(7), r"reactions \d+\)"),
        (lambda c: c["reactions"].append(c["reactions"][0]), "id"),
        (lambda c: c["reactions"][0].update(text=7), "reactions 1 text"),
        (lambda c: c["reactions"][0].update(text="\ud800"), "reactions 1 text"),
        (lambda c: c["reactions"][0].update(pin_x=float("inf")), "pin_x"),
        (lambda c: c["reactions"][0].update(shown=2), "shown"),
        (lambda c: c["reactions"][0].update(id="../../x"), "id"),
        (lambda c: c["reactions"][0].update(versions=[["x"]]), "reactions 1 text"),
        (lambda c: c["dots"][0].update(count=10**9), "count"),
    ],
)
def test_what_we_would_not_have_written_is_refused_with_the_place(tmp_path, paths, change, where):
    content = json.loads(written(full_session(tmp_path / "day.bonfire")))
    change(content)

    with pytest.raises(Trouble, match=where):
        read_again(json.dumps(content).encode(), tmp_path, paths)
    assert not (tmp_path / "again.bonfire").exists()


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff\xfe{", b"[" * 100_000, b'{"format": 1' + b"1" * 5000 + b"}"])
def test_what_is_no_json_is_refused(tmp_path, paths, data):
    with pytest.raises(Trouble, match=r"day\.json"):
        read_again(data, tmp_path, paths)


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.just([]), st.just({}))


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return json.loads(written(full_session(tmp_path_factory.mktemp("model") / "day.bonfire")))


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_changed_in_it_is_refused_or_makes_a_sound_session(tmp_path, model, data):
    content = copy.deepcopy(model)
    content["reactions"] = content["reactions"][:3]
    for _change in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from([name for name, rows in content.items() if isinstance(rows, list) and rows]))
        row = data.draw(st.sampled_from(content[place]))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(LEAVES)
    file, target = tmp_path / "x.json", tmp_path / "x.bonfire"
    file.write_text(json.dumps(content), encoding="utf-8")
    target.unlink(missing_ok=True)
    try:
        read: Content = read_content(file)
    except Trouble:
        return
    make_again(read, [], target)
    assert found_wrong(target) == []
