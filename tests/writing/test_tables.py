import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.rows import Dots, NextStep, NextStepLink, Placement
from bonfire_deck.writing.csv_table import as_csv, plain_cell, safe_cell
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.tables import COLUMNS, rows
from tests.model.boards import reaction, session, theme, together
from tests.writing.sessions import NAUGHTY, saying, typed_everywhere, under

STARTS = "=+-@\t\r\n＝＋－＠"


def read(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def is_safe(cell):
    return cell[:1] not in set(STARTS) and cell.lstrip(" \xa0\u3000\u200b\ufeff\t\r\n")[:1] not in set(STARTS)


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_cell_is_no_formula_and_comes_back_as_it_was(text):
    (row,) = read(as_csv(saying(text)))

    assert is_safe(row["text"])
    assert plain_cell(row["text"]) == text


@given(st.one_of(st.text(), st.text(alphabet=STARTS + "' 1a\u200b\xa0", max_size=8)))
def test_any_cell_is_no_formula_and_comes_back_as_it_was(text):
    assert text == "" or is_safe(safe_cell(text))
    assert plain_cell(safe_cell(text)) == text


@pytest.mark.parametrize("text", NAUGHTY)
def test_every_column_is_safe(text):
    for row in read(as_csv(typed_everywhere(text).session)):
        assert all(is_safe(cell) for cell in row.values())


def test_common_words_stay_as_they_are():
    for text in ("'tis a day", "don't", "3 - 2 = 1", "a@b", ";-)"):
        assert safe_cell(text) == text


def test_the_file_is_as_spreadsheets_want_it():
    data = as_csv(saying('a "word"\nmore'))
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\r\n")

    assert data.startswith(b"\xef\xbb\xbf")
    assert lines[0].decode() == ",".join(f'"{name}"' for name in COLUMNS)
    assert b'"a ""word""\nmore"' in lines[1]
    assert lines[2] == b""


def test_a_row_says_everything():
    said = replace(
        reaction(1, "words"), pin_x=0.25, pin_y=0.5, said_by="Ash", favourite=True, shown=True, verbatim=False,
        chosen_by_own=False, second_text="zweite",
    )  # fmt: skip

    (row,) = read(as_csv(session([said])))

    assert row == {
        "session": "A day together", "date": "", "place": "", "ground_rule": "attributed",
        "part": "Where are we now?", "phase": "", "round": "", "question": "What do you see?", "card": "1",
        "card_title": "Card 1", "credit": "", "group": "1", "group_name": "Group 1", "group_size": "5", "kind": "see",
        "text": "words", "second_text": "zweite", "other_versions": "", "whose": "others", "how": "paraphrase",
        "pin_x": "0.250000", "pin_y": "0.500000", "favourite": "yes", "shown": "yes",
        "themes": "", "dots": "", "said_at": "2026-03-01T10:00:01.000000Z", "said_by": "Ash", "id": "x1",
    }  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY)
def test_json_holds_every_word_as_it_is(text):
    content = json.loads(as_json(typed_everywhere(text).session))

    assert (content["format"], content["version"]) == ("bonfire-deck-session", 1)
    assert [one["text"] for one in content["reactions"]] == [text, text]
    assert content["reactions"][0]["versions"] == [text, text + "!"]
    assert content["about"]["introduction"] == text


def test_json_links_what_belongs_together_and_nobody_under_chatham():
    made = session([replace(reaction(1), said_by="Ash", sort="a1")])

    (open_one,) = json.loads(as_json(made))["reactions"]
    (quiet_one,) = json.loads(as_json(under("chatham", made)))["reactions"]

    assert (open_one["card_id"], open_one["group_id"], open_one["round_id"]) == ("c1", "g1", "r1")
    assert (open_one["said_by"], open_one["said_at"]) == ("Ash", "2026-03-01T10:00:01.000000Z")
    assert (quiet_one["group_id"], quiet_one["said_by"], quiet_one["sort"]) == (None, "", "")
    assert quiet_one["said_at"] == "2026-03-01"


def test_json_says_nothing_of_a_confidential_session_but_counts():
    made = under("confidential", session([replace(reaction(1), text="Warmwords", second_text="Secondwords")]))

    text = as_json(made).decode()

    assert "words" not in text.replace('"words"', "")
    assert len(json.loads(text)["reactions"]) == 1


def outcomes():
    made = session(
        [reaction(1, "Warmwords"), reaction(2, "Coldwords", group_id="g2")],
        **together(theme(1, "x1", title="Warmtheme", dots=4), theme(2, "x1", "x2", title="Coldtheme", dots=3)),
        next_steps=(NextStep("n1", "action", "Warmstep", "Ash", "", "", "1"),),
        next_step_links=(
            NextStepLink("l1", "n1", None, "x1", None),
            NextStepLink("l2", "n1", "t1", None, None),
        ),
        placements=(Placement("p1", "now", "group", "x1", 1, 2),),
    )
    hidden = Dots("t2/g2", "t2", "g2", 9, revealed=False)
    return replace(made, dots=(*made.dots, Dots("t1/g2", "t1", "g2", 5, revealed=True), hidden))


def test_a_row_names_its_themes_and_their_dots():
    made = outcomes()
    first, second = read(as_csv(made))

    assert (first["themes"], first["dots"]) == ("Warmtheme\nColdtheme", "")
    assert second["themes"] == "Coldtheme"
    revealed = replace(made, dots=tuple(replace(row, revealed=True) for row in made.dots))
    assert [row["dots"] for row in read(as_csv(revealed))] == ["21", "12"]
    assert {row["themes"] for row in read(as_csv(under("confidential", made)))} == {""}


def test_json_holds_themes_dots_and_next_steps():
    content = json.loads(as_json(outcomes()))

    assert [one["title"] for one in content["themes"]] == ["Warmtheme", "Coldtheme"]
    members = [(one["theme_id"], one["reaction_id"]) for one in content["theme_members"]]
    assert members == [("t1", "x1"), ("t2", "x1"), ("t2", "x2")]
    assert [(one["theme_id"], one["group_id"], one["count"]) for one in content["dots"]] == [
        ("t1", "g1", 4), ("t2", "g1", 3), ("t1", "g2", 5),
    ]  # fmt: skip
    assert [one["reaction_id"] for one in content["next_step_links"]] == ["x1", None]
    assert len(content["placements"]) == 1


def test_json_under_chatham_tells_no_group_no_moment_and_no_quote_behind_a_step():
    made = under("chatham", outcomes())
    content = json.loads(as_json(made))

    assert [(one["theme_id"], one["group_id"], one["count"]) for one in content["dots"]] == [
        ("t1", None, 9), ("t2", None, 3),
    ]  # fmt: skip
    assert [one["reaction_id"] for one in content["next_step_links"]] == [None]
    assert content["placements"] == []
    ids = {one["id"] for one in content["reactions"]}
    assert not ids & {"x1", "x2"}
    assert {one["reaction_id"] for one in content["theme_members"]} == ids
    assert {row["id"] for row in rows(made)} == ids
    assert as_json(made) == as_json(made)


def test_json_says_no_word_of_a_confidential_room():
    text = as_json(under("confidential", outcomes())).decode()

    assert not any(word in text for word in ("Warm", "Cold", "Ash"))
