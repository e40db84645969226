"""What each ground rule lets out, in every file that can leave the room."""

import csv
import io
import json
from dataclasses import replace

import docx
import pptx
import pytest
from PySide6.QtGui import QImage

from bonfire_deck.model.rows import Choice, Dots, NextStep, NextStepLink, ParkedItem, Person, Placement
from bonfire_deck.model.session import Snapshot
from bonfire_deck.model.words import GROUND_RULES, ground_rule_label, ground_rule_meaning
from bonfire_deck.paper.documents import export_photo_report, export_writeup
from bonfire_deck.paper.export import export_board
from bonfire_deck.paper.fonts import register_fonts
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.contacts import contact_rows, export_contacts
from bonfire_deck.writing.export import export_table
from bonfire_deck.writing.rule import left_out_by_rule
from tests.model.boards import group, reaction, session, theme
from tests.paper.test_report import words_in
from tests.writing.sessions import under
from tests.writing.test_masks import words_of_workbook

WORDS, GROUP, SPEAKER, OWNER, CONTACT = "Oldwood", "Heronry", "Zebedee", "Ottoline", "Marguerite"
LETS_OUT = {
    "groups": {WORDS, GROUP},
    "attributed": {WORDS, GROUP, SPEAKER},
    "chatham": {WORDS},
    "confidential": set(),
}
OUTPUTS = {
    "html": (export_writeup, ".html"), "md": (export_writeup, ".md"), "docx": (export_writeup, ".docx"),
    "pptx": (export_writeup, ".pptx"), "pdf": (export_writeup, ".pdf"), "photo report": (export_photo_report, ".pdf"),
    "csv": (export_table, ".csv"), "xlsx": (export_table, ".xlsx"), "json": (export_table, ".json"),
}  # fmt: skip
HAVE_STEPS = OUTPUTS.keys() - {"photo report", "csv"}
pytestmark = [pytest.mark.usefixtures("typefaces")]


@pytest.fixture
def typefaces(qapp):
    register_fonts()


def told_under(rule):
    """A session in which a name stands wherever one can."""
    said = replace(reaction(1, f"{WORDS} burns", favourite=True, group_id="g2"), said_by=SPEAKER)
    made = session(
        [said, replace(reaction(2, f"{WORDS} is dry", group_id="g2"), said_by=SPEAKER)],
        **theme(1, "x1", title="Warm", dots=4),
        choices=(Choice("h1", "r1", "g2", "1", "c1", passed=False, revealed=True, seed=""),),
        next_steps=(NextStep("n1", "action", f"Stack the {WORDS}", OWNER, "", "", "1"),),
        next_step_links=(NextStepLink("l1", "n1", None, "x1", None),),
        parked=(ParkedItem("p1", f"{WORDS} shed", "g2", "r1", None, "later", "1"),),
        placements=(Placement("p1", "now", "group", "x1", 1, 2),),
    )
    made = replace(made, groups=(group(1), replace(group(2), name=GROUP)))
    return Snapshot(under(rule, replace(made, dots=(Dots("t1/g2", "t1", "g2", 5, revealed=True),))), {})


def words_of(path, tmp_path):
    """Every word that somebody reads who opens the file."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return words_in(data, tmp_path)
    if path.suffix == ".xlsx":
        return words_of_workbook(data)
    if path.suffix == ".docx":
        return "".join(docx.Document(io.BytesIO(data)).element.body.itertext())
    if path.suffix == ".pptx":
        slides = pptx.Presentation(io.BytesIO(data)).slides
        return "\n".join("".join(slide.element.itertext()) for slide in slides)
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("rule", GROUND_RULES)
def test_each_output_lets_out_what_the_rule_does_and_no_more(rule, output, tmp_path):
    export, ending = OUTPUTS[output]
    target = tmp_path / f"out{ending}"

    export(told_under(rule), target)

    found = words_of(target, tmp_path)
    # Data to be read back names all groups, tied to nothing that was said.
    wanted = LETS_OUT[rule] | ({GROUP} if output == "json" else set())
    assert {name for name in (WORDS, GROUP, SPEAKER) if name in found} == wanted
    # Who does a next step said so to everybody.
    assert (OWNER in found) == (output in HAVE_STEPS and rule != "confidential")


@pytest.mark.parametrize("ending", [".svg", ".pdf", ".png"])
@pytest.mark.parametrize("rule", GROUND_RULES)
def test_a_board_by_groups_lets_out_what_the_rule_does_and_no_more(rule, ending, tmp_path):
    target = tmp_path / f"board{ending}"

    export_board(told_under(rule), "now", "group", target)

    if ending == ".png":
        assert not QImage(str(target)).isNull()
        return
    found = words_of(target, tmp_path)
    assert {name for name in (WORDS, GROUP, SPEAKER) if name in found} == LETS_OUT[rule] - {SPEAKER}


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_a_table_has_group_order_and_minute_where_groups_are_let_out_and_the_speaker_under_one_rule(rule, tmp_path):
    export_table(told_under(rule), tmp_path / "t.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig"))))

    groups, names = rule in ("groups", "attributed"), rule == "attributed"
    assert {row["group_name"] for row in rows} == ({GROUP} if groups else {""})
    assert {row["said_by"] for row in rows} == ({SPEAKER} if names else {""})
    assert [row["id"] for row in rows] == ["x1", "x2"] if groups else {row["id"] for row in rows}.isdisjoint({"x1"})
    assert all(("T10:00" in row["said_at"]) == groups for row in rows)
    assert {row["ground_rule"] for row in rows} == {rule}


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_data_links_each_group_where_the_rule_lets_it_out_and_a_step_to_its_quote_only_with_names(rule, tmp_path):
    export_table(told_under(rule), tmp_path / "t.json")
    content = json.loads((tmp_path / "t.json").read_bytes())

    group_id = "g2" if rule in ("groups", "attributed") else None
    for place in ("reactions", "choices", "dots", "parked_items"):
        assert {row["group_id"] for row in content[place]} == {group_id}, place
    assert {row["said_by"] for row in content["reactions"]} == {SPEAKER if rule == "attributed" else ""}
    assert len(content["placements"]) == (1 if group_id else 0)
    assert [row["reaction_id"] for row in content["next_step_links"]] == (["x1"] if rule == "attributed" else [])


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_the_contact_sheet_for_the_others_tells_who_sat_where_only_with_names(rule, tmp_path):
    made, people = told_under(rule).session, [Person("w1", CONTACT, "m@example.org", "", "g2", shares_contact=True)]

    for name in ("people.csv", "people.html"):
        export_contacts(made, people, tmp_path / name)
        found = words_of(tmp_path / name, tmp_path)
        assert CONTACT in found
        assert (GROUP in found) == (rule == "attributed")
    # The facilitator's own list is for nobody else.
    assert contact_rows(made, people, everybody=True)[1] == [CONTACT, "m@example.org", "", f"2 {GROUP}", "yes"]


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_every_write_up_says_which_rule_it_follows_and_what_that_leaves_out(rule):
    made = told_under(rule).session
    document = write_up(made)

    assert document.rule == f"Ground rule: {ground_rule_label(rule)}. {ground_rule_meaning(rule)}"
    told = {
        "groups": "Left out by this ground rule: the names of the people who spoke.",
        "attributed": "Nothing is left out by this ground rule.",
        "chatham": "Left out by this ground rule: names, groups and the order of speaking.",
        "confidential":
            "Left out by this ground rule: the words of 2 reactions.",
    }  # fmt: skip
    assert left_out_by_rule(made) == told[rule]
    owners = ("Next steps keep the names given with them.",) if rule in ("groups", "chatham") else ()
    assert document.left_out == (() if rule == "attributed" else (told[rule], *owners))
    without = write_up(replace(made, about=replace(made.about, chapters="-steps")))
    assert not set(owners) & set(without.left_out)


def test_a_rule_that_nobody_knows_lets_out_nothing():
    made = told_under("attributed").session
    unknown = replace(made, about=replace(made.about, ground_rule="neverheard"))

    assert left_out_by_rule(unknown) == left_out_by_rule(under("confidential", made))
