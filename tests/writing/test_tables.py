import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.writing.csv_table import as_csv, plain_cell, safe_cell
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.tables import COLUMNS
from tests.model.boards import reaction, session
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
        "said_at": "2026-03-01T10:00:01.000000Z", "said_by": "Ash", "id": "x1",
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
