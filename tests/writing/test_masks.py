import io
from dataclasses import replace

import openpyxl
import pytest

from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.words import GROUND_RULES
from bonfire_deck.paper.export import export_board
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.csv_table import as_csv
from bonfire_deck.writing.html import as_html
from bonfire_deck.writing.json_file import as_json
from bonfire_deck.writing.markdown import as_markdown
from bonfire_deck.writing.rule import session_told
from bonfire_deck.writing.xlsx import as_xlsx
from tests.model.boards import card, reaction, session, theme
from tests.paper.test_report import photo_report_pdf, words_in, writeup_pdf
from tests.writing.sessions import stored, typed_everywhere, under

HIDDEN = "Marigold"


def spoken(rule="attributed"):
    """A session in which a masked word was said in every place where words of the room stand."""
    text = f"ask {HIDDEN} first"
    said = replace(reaction(1, text, favourite=True), second_text=text)
    made = session([said, reaction(2, text)], **theme(1, "x1"), versions={"x1": (text, f"{text}!")})
    other = typed_everywhere(f"let {HIDDEN} see to it").session
    live = replace(card(7), words=text, title=f"The card of {HIDDEN}", added_live=True)
    made = replace(
        made,
        cards=(*made.cards, live),
        reactions=(*made.reactions, replace(reaction(3, "On the card of words"), card_id=live.id)),
        next_steps=tuple(replace(step, who="", to_whom="", by="") for step in other.next_steps),
        next_step_links=other.next_step_links,
        parked=other.parked,
        themes=tuple(replace(one, title=f"{HIDDEN} and us", description=text) for one in made.themes),
    )
    return under(rule, made, masked=HIDDEN.lower())


def words_of_workbook(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_a_masked_word_is_in_no_output(rule):
    made = spoken(rule)
    outputs = [as_html(Snapshot(made, {})), as_markdown(made), as_csv(made).decode(), words_of_workbook(as_xlsx(made))]

    for output in outputs:
        assert HIDDEN not in output
    assert ("ask […] first" in outputs[0]) == (rule != "confidential")
    # The list itself is the facilitator's, and no part of what leaves.
    assert HIDDEN.lower() not in as_json(made).decode().lower()


@pytest.mark.usefixtures("qapp")
def test_a_masked_word_is_on_no_paper(tmp_path):
    for make in (writeup_pdf, photo_report_pdf):
        assert HIDDEN not in words_in(make(Snapshot(spoken(), {})), tmp_path)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("rule", "words", "group"),
    [("groups", True, True), ("attributed", True, True), ("chatham", True, False), ("confidential", False, False)],
)
def test_the_ground_rule_and_masks_hold_on_an_exported_board(rule, words, group, tmp_path):
    for by in ("picture", "group", "theme"):
        target = tmp_path / f"{by}.svg"
        export_board(Snapshot(spoken(rule), {}), "now", by, target)
        drawn = target.read_text(encoding="utf-8")
        assert HIDDEN not in drawn
        assert ("[…]" in drawn) == words
        assert ("Group 1" in drawn) == (group and by == "group")


def test_a_board_that_leaves_has_no_withdrawn_quote_and_no_picture_of_people_who_did_not_agree():
    picture = stored()
    of_people = replace(card(1, picture_id=picture.id), people_shown=True)
    made = session([reaction(1), replace(reaction(2), withdrawn=True)], cards=[of_people])

    told = session_told(made)

    assert [one.id for one in told.reactions] == ["x1"]
    assert told.cards[0].picture_id == ""
    assert len(write_up(made).chapters) == 1
