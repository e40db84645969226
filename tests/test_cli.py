"""The command line as scripts and outside checks use it: real runs where the process matters, in this one elsewhere."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.model.words import GROUND_RULES, ground_rule_label
from tests.files.wrecks import WRECKS, only_linux, session_in, texts_in, with_reactions
from tests.patience import within
from tests.program import ODD, PICTURES, ROOT, Program, real

GOOD = ("pillow_p_trns_single.png", "vips_avif-orientation-6.avif", "pillow_frozenpond.mpo")
BAD = ("pillow_broken.png", "patt_ghostscript_rce_curl.jpg", "imagers_Bad_reallybig.bmp", "wuffs_no-frames.gif")
VERBS = {
    (): ("deck", "session", "react", "board", "writeup", "export", "merge", "check", "backups", "recover", "--home"),
    ("deck",): ("new", "list"),
    ("session",): ("new", "show", "rule", "copy"),
    ("deck", "new"): ("-o", "--title"),
    ("deck", "list"): ("--json",),
    ("session", "new"): ("--deck", "--groups", "--plan", "--rule", "--title", "-o"),
    ("session", "show"): ("--json",),
    ("session", "rule"): ("FILE",),
    ("session", "copy"): ("-o", "--group"),
    ("react",): ("--group", "--card", "--kind", "--round", "--pin"),
    ("board",): ("-o", "--part", "--by"),
    ("writeup",): ("-o",),
    ("export",): ("-o",),
    ("merge",): ("OTHERS",),
    ("check",): ("--json",),
    ("backups",): ("--json",),
    ("restore",): ("-o", "BACKUP"),
    ("recover",): ("-o", "FILE"),
    ("demo",): (),
}
PLAN = """
[[rounds]]
title = "First"
question = "What is here?"
part = "want"
phase = "dream"
place = "plenary"
choosing = "deal"
minutes = 7
may_drop = true
[[rounds]]
"""
BAD_PLANS = {
    "empty": (b"", "no rounds"),
    "no TOML": (b"rounds = [", "can't be read"),
    "not UTF-8": (b"\xff\xfe\x00", "can't be read"),
    "another part": (b"[[rounds]]\npart = 'then'", "round 1 .* “part”"),
    "another type": (b"[[rounds]]\n[[rounds]]\nquestion = 3", "round 2 .* “question”"),
    "minutes that are none": (b"[[rounds]]\nminutes = true", "“minutes”"),
    "minutes below nothing": (b"[[rounds]]\nminutes = -1", "“minutes”"),
    "a table": (b"[rounds]\nx = 1", "no rounds"),
    "numbers": (b"rounds = [1]", "round 1"),
    "too many": (b"[[rounds]]\n" * 61, "no rounds, or more than 60"),
    "deep": (b"rounds = " + b"[" * 5000, "can't be read"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def program(home):
    return Program(home)


@pytest.fixture(scope="module")
def made(home, tmp_path_factory):
    """A folder with a deck and a session, made by real runs; what the first said is in `deck.txt`."""
    folder = tmp_path_factory.mktemp("made")
    given = [PICTURES / "bonfire.jpg", *(ODD / name for name in (*GOOD, *BAD))]
    done = real(home, "deck", "new", *given, "-o", folder / "d.bonfiredeck", "--title", "Real and odd")
    assert (done.returncode, done.stderr) == (0, b"")
    (folder / "deck.txt").write_bytes(done.stdout)
    done = real(home, "session", "new", "--deck", folder / "d.bonfiredeck", "--groups", "3", "-o", folder / "s.bonfire")
    assert (done.returncode, done.stderr) == (0, b"")
    return folder


@pytest.fixture
def session(made, tmp_path):
    path = tmp_path / "s.bonfire"
    shutil.copyfile(made / "s.bonfire", path)
    return path


def test_a_deck_is_made_of_real_pictures_and_says_what_it_refused(made):
    said = (made / "deck.txt").read_text(encoding="utf-8")
    for name in BAD:
        assert re.search(rf"^refused {re.escape(name)}: .+\.$", said, re.MULTILINE), name
    assert said.endswith("4 pictures are in the deck.\n")
    assert sorted(path.name for path in made.iterdir()) == ["d.bonfiredeck", "deck.txt", "s.bonfire"]


def test_a_deck_is_listed_for_people_and_for_scripts(program, made):
    deck = made / "d.bonfiredeck"
    listed = json.loads(program.good("deck", "list", deck, "--json"))
    assert listed["title"] == "Real and odd"
    assert [card["number"] for card in listed["cards"]] == [1, 2, 3, 4]
    assert listed["cards"][0]["title"] == "Bonfire"
    assert all(len(card["picture"]) == 64 and min(card["size"]) > 0 for card in listed["cards"])
    assert program.good("deck", "list", deck).splitlines()[:2] == ["Real and odd", "   1  Bonfire"]


def test_a_deck_needs_a_picture_a_good_name_and_a_free_place(program, tmp_path, made):
    out = tmp_path / "x.bonfiredeck"
    assert "could be used as a picture" in program.refused("deck", "new", ODD / BAD[0], "-o", out)
    assert "could be used as a picture" in program.refused("deck", "new", ROOT / "tests" / "corpus" / "svg", "-o", out)
    assert "does not exist" in program.refused("deck", "new", tmp_path / "none.jpg", "-o", out)
    picture = PICTURES / "bonfire.jpg"
    assert "does not end in" in program.refused("deck", "new", picture, "-o", tmp_path / "x.zip")
    assert "already exists" in program.refused("deck", "new", picture, "-o", made / "d.bonfiredeck")
    assert "could not be saved" in program.refused("deck", "new", picture, "-o", tmp_path / "no" / "x.bonfiredeck")
    assert list(tmp_path.iterdir()) == []


@only_linux
def test_names_that_are_no_text_are_said_or_repaired(home, tmp_path):
    odd = os.fsdecode(b"no\xffname")
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    shutil.copyfile(ODD / GOOD[0], pictures / f"{odd}.png")
    shutil.copyfile(ODD / BAD[0], pictures / f"bad {odd}.png")
    done = real(home, "deck", "new", pictures, "-o", tmp_path / "x.bonfiredeck")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "1 picture is in the deck." in done.stdout.decode()
    assert [card.title for card in session_in(tmp_path / "x.bonfiredeck").cards] == ["No\ufffdname"]
    for words in (
        ("deck", "new", pictures, "-o", tmp_path / f"{odd}.bonfiredeck"),
        ("session", "new", "--deck", tmp_path / "x.bonfiredeck", "-o", tmp_path / f"{odd}.bonfire"),
        ("session", "show", tmp_path / f"{odd}.bonfire"),
        ("react", tmp_path / f"{odd}.bonfire", "--card", "1", "words"),
        ("check", tmp_path / f"{odd}.bonfire"),
    ):
        done = real(home, *words)
        assert (done.returncode, done.stdout) == (1, b"")
        assert "contains characters" in done.stderr.decode(), words


@pytest.mark.parametrize("encoding", ["ascii:strict", "cp1252:strict"])
def test_a_terminal_that_lacks_letters_ends_no_verb(home, session, tmp_path, encoding):
    done = real(home, "react", session, "--card", "1", "-", given="日本 ▲ 🔥\n".encode(), encoding=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    for words in (("session", "show", session), ("session", "show", session, "--json"), ("deck", "list", session)):
        done = real(home, *words, encoding=encoding)
        assert (done.returncode, done.stderr) == (0, b"")
    assert texts_in(session) == ["日本 ▲ 🔥"]
    assert real(home, "session", "show", tmp_path / "日本.bonfire", encoding=encoding).returncode == 1


@pytest.mark.parametrize(("plan", "rounds"), [("where-now", 2), ("4d", 5), ("orid", 4), ("own", 1)])
def test_a_session_starts_with_each_plan(program, made, tmp_path, plan, rounds):
    path = tmp_path / "new.bonfire"
    said = program.good(
        "session", "new", "--deck", made / "d.bonfiredeck", "--plan", plan, "-o", path, "--title", "Törn"
    )
    assert "“Törn” is ready" in said
    shown = json.loads(program.good("session", "show", path, "--json"))
    assert (shown["title"], shown["deck"], shown["cards"]) == ("Törn", "Real and odd", 4)
    assert [group["number"] for group in shown["groups"]] == [1, 2, 3, 4, 5]
    assert [round_["number"] for round_ in shown["rounds"]] == list(range(1, rounds + 1))
    if plan == "4d":
        assert shown["rounds"][4]["title"] == "Now what?"
        assert (shown["rounds"][4]["phase"], shown["rounds"][4]["part"]) == ("destiny", "next")


@pytest.mark.parametrize("rule", ["", *GROUND_RULES])
def test_a_session_starts_under_each_ground_rule_and_shows_it(program, made, tmp_path, rule):
    path = tmp_path / "new.bonfire"
    given = ("--rule", rule) if rule else ()

    program.good("session", "new", "--deck", made / "d.bonfiredeck", *given, "-o", path)

    kept = rule or "groups"
    assert session_in(path).about.ground_rule == kept
    assert f"Ground rule: {ground_rule_label(kept)}. " in program.good("session", "show", path)
    assert json.loads(program.good("session", "show", path, "--json"))["ground_rule"] == kept


def test_a_session_is_put_under_another_ground_rule_and_an_unknown_one_changes_nothing(program, session, made):
    assert "Ground rule: Chatham House Rule. " in program.good("session", "rule", session, "chatham")
    assert session_in(session).about.ground_rule == "chatham"
    assert program("session", "rule", session, "neverheard").exit_code == 2
    assert "is a deck, not a session" in program.refused("session", "rule", made / "d.bonfiredeck", "groups")
    assert session_in(session).about.ground_rule == "chatham"


def test_a_plan_file_says_what_the_rounds_are(program, made, tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    words = ("session", "new", "--deck", made / "d.bonfiredeck", "--groups", 12, "--plan", tmp_path / "plan.toml")
    program.good(*words, "-o", tmp_path / "new.bonfire")
    first, second = session_in(tmp_path / "new.bonfire").rounds
    assert (first.title, first.question, first.part, first.phase, first.place, first.choosing, first.minutes) == (
        "First", "What is here?", "want", "dream", "plenary", "deal", 7,
    )  # fmt: skip
    assert first.may_drop
    assert (second.part, second.place, second.choosing, second.minutes) == ("now", "group", "show", 10)


@pytest.mark.parametrize("name", sorted(BAD_PLANS))
def test_a_bad_plan_file_is_refused_and_nothing_is_made(program, made, tmp_path, name):
    content, sentence = BAD_PLANS[name]
    (tmp_path / "plan.toml").write_bytes(content)
    out = tmp_path / "new.bonfire"
    said = program.refused(
        "session", "new", "--deck", made / "d.bonfiredeck", "--plan", tmp_path / "plan.toml", "-o", out
    )
    assert re.search(sentence, said), said
    assert not out.exists()


def test_a_plan_that_is_not_there_is_said_and_so_is_a_deck(program, made, tmp_path):
    deck, out = made / "d.bonfiredeck", tmp_path / "new.bonfire"
    assert "no plan called" in program.refused("session", "new", "--deck", deck, "--plan", "5d", "-o", out)
    assert "can't be read" in program.refused("session", "new", "--deck", deck, "--plan", "no.toml", "-o", out)
    assert "does not exist" in program.refused("session", "new", "--deck", tmp_path / "no", "-o", out)
    assert "already exists" in program.refused("session", "new", "--deck", deck, "-o", made / "s.bonfire")
    assert program("session", "new", "--deck", deck, "--groups", "13", "-o", out).exit_code == 2
    assert not out.exists()


def test_a_reaction_is_kept_with_all_that_belongs_to_it(program, session):
    said = program.good(
        "react", session, "--group", 2, "--card", 3, "--kind", "feel", "--round", 2, "--pin", "0.4,0.6", "Ünder “it”"
    )
    shown = json.loads(program.good("session", "show", session, "--json"))
    (reaction,) = shown["reactions"]
    assert said == f"kept {reaction['id']}\n"
    assert (reaction["text"], reaction["kind"], reaction["group"], reaction["card"], reaction["round"]) == (
        "Ünder “it”", "feel", 2, 3, 2,
    )  # fmt: skip
    assert reaction["pin"] == [0.4, 0.6]
    assert "Ünder “it”" in program.good("session", "show", session)


def test_the_round_left_out_is_the_last_one_used_and_the_group_is_plenary(program, session):
    program.good("react", session, "--card", 1, "One")
    program.good("react", session, "--card", 1, "--round", 2, "Two")
    program.good("react", session, "--card", 1, "Three")
    shown = json.loads(program.good("session", "show", session, "--json"))
    assert [(reaction["round"], reaction["group"]) for reaction in shown["reactions"]] == [
        (1, None),
        (2, None),
        (2, None),
    ]


def test_each_line_of_standard_input_is_kept_in_order_in_a_real_run(home, session):
    given = "first\r\n\n   \nsecond \u202e\n".encode() + b"inv\xffalid\nnul\x00l\n" + "żółć\nlast, no line end".encode()
    done = real(home, "react", session, "--group", "1", "--card", "1", "-", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    found = session_in(session).reactions
    assert done.stdout.decode() == "".join(f"kept {reaction.id}\n" for reaction in found)
    assert [reaction.text for reaction in found] == [
        "first", "second \u202e", "inv\ufffdalid", "nul\x00l", "żółć", "last, no line end",
    ]  # fmt: skip
    assert json.loads(real(home, "session", "show", session, "--json").stdout)["reactions"][3]["text"] == "nul\x00l"


def test_nothing_is_said_in_a_deck_and_no_session_is_copied_from_one(program, made, tmp_path):
    before = (made / "d.bonfiredeck").read_bytes()
    said = program.refused("react", made / "d.bonfiredeck", "--card", 1, "words")
    assert "“d.bonfiredeck” is a deck, not a session." in said
    said = program.refused("session", "copy", made / "d.bonfiredeck", "-o", tmp_path / "c.bonfire")
    assert "is a deck, not a session" in said
    assert (made / "d.bonfiredeck").read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_no_lines_keep_nothing_and_a_dash_may_be_said_after_all(program, session):
    assert program.good("react", session, "--card", 1, "-", given="\n\r\n \n") == ""
    program.good("react", session, "--card", 1, "--", "-- said")
    assert texts_in(session) == ["-- said"]
    assert "nothing to save" in program.refused("react", session, "--card", 1, "  ")


@pytest.mark.parametrize("pin", ["0.4", "1.1,0", "-0.1,0", "a,b", "0,0,0", "", "nan,0", "inf,0", "0.1;0.2"])
def test_a_pin_outside_the_picture_is_refused(program, session, pin):
    assert "A pin is two numbers" in program.refused("react", session, "--card", 1, f"--pin={pin}", "words", status=2)
    assert texts_in(session) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--card", 99), "There is no card 99. The cards are numbered 1 to 4."),
        (("--card", 0), "There is no card 0."),
        (("--card", -1), "There is no card -1."),
        (("--card", 10**30), "There is no card 1000"),
        (("--card", 1, "--group", 9), "There is no group 9. The groups are: 1 Amber, 2 Sky, 3 Fern."),
        (("--card", 1, "--round", 3), "There is no round 3. This session has 2 rounds."),
        (("--card", 1, "--round", 0), "There is no round 0."),
        (("--card", 1, "--round", -1), "There is no round -1."),
    ],
)
def test_a_card_group_or_round_that_is_not_there_is_refused(program, session, words, sentence):
    said = program.refused("react", session, *words, "words")
    assert " ".join(said.split()).startswith(sentence)
    assert texts_in(session) == []


@pytest.fixture
def spoken(session):
    with_reactions(session, "Warm <b>inside</b>", "=1+1", 'Cold, "out"side\nand dark')
    return session


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("by", ["picture", "group", "kind", "free"])
@pytest.mark.parametrize(("ending", "magic"), [("png", b"\x89PNG"), ("pdf", b"%PDF-"), ("svg", b"<")])
def test_the_board_is_drawn_in_every_format_and_order(program, spoken, tmp_path, by, ending, magic):
    out = tmp_path / f"board.{ending}"
    before = spoken.read_bytes()
    assert str(out) in program.good("board", spoken, "-o", out, "--by", by)
    assert out.read_bytes().startswith(magic)
    assert spoken.read_bytes() == before
    program.good("board", spoken, "-o", out, "--by", by, "--part", "next")


def test_a_real_run_draws_without_a_screen(home, spoken, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "bonfire_deck", "--home", home, "board", spoken, "-o", tmp_path / "b.png"],
        capture_output=True, check=False, cwd=ROOT, env=environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "b.png").stat().st_size > 1000


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("verb", ["board", "writeup", "export"])
def test_an_ending_that_is_none_of_ours_or_a_place_that_is_not_there_is_refused(program, spoken, tmp_path, verb):
    assert "ends in a format" in program.refused(verb, spoken, "-o", tmp_path / "x.odt")
    good = {"board": "svg", "writeup": "md", "export": "csv"}[verb]
    assert "could not be saved" in program.refused(verb, spoken, "-o", tmp_path / "no" / f"x.{good}")
    assert "could not be saved" in program.refused(verb, spoken, "-o", Path(f"/proc/x.{good}"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s.bonfire"]


def test_the_write_up_is_one_page_without_a_script_or_plain_text(program, spoken, tmp_path):
    program.good("writeup", spoken, "-o", tmp_path / "w.html")
    program.good("writeup", spoken, "-o", tmp_path / "w.md")
    page = (tmp_path / "w.html").read_text(encoding="utf-8")
    assert "Warm &lt;b&gt;inside&lt;/b&gt;" in page
    assert "<script" not in page
    assert "data:image/jpeg;base64," in page
    assert "Warm" in (tmp_path / "w.md").read_text(encoding="utf-8")


def test_every_quote_is_in_the_tables(program, spoken, tmp_path):
    program.good("export", spoken, "-o", tmp_path / "t.csv")
    program.good("export", spoken, "-o", tmp_path / "t.json")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 3
    table = (tmp_path / "t.json").read_text(encoding="utf-8")
    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in table for text in texts_in(spoken))


def test_copies_and_table_files_come_together_again(program, spoken, tmp_path):
    table, copy = tmp_path / "t2.bonfire", tmp_path / "copy.bonfire"
    program.good("session", "copy", spoken, "-o", table, "--group", 2)
    program.good("session", "copy", spoken, "-o", copy)
    program.good("react", table, "--group", 2, "--card", 2, "From the table")
    program.good("react", copy, "--card", 1, "From the copy")
    said = program.good("merge", spoken, table, copy)
    assert said.splitlines() == [
        "t2.bonfire: 1 new reactions, 1 edits, 0 texts with two versions.",
        "copy.bonfire: 1 new reactions, 1 edits, 0 texts with two versions.",
    ]
    assert texts_in(spoken)[-2:] == ["From the table", "From the copy"]
    again = program.good("merge", spoken, table, copy, table)
    assert again.count(": 0 new reactions, 0 edits, 0 texts with two versions.") == 3
    assert len(texts_in(spoken)) == 5
    assert "no damage found, 4 cards, 5 reactions" in program.good("check", spoken)
    assert "There is no group 7." in program.refused(
        "session", "copy", spoken, "-o", tmp_path / "x.bonfire", "--group", 7
    )
    assert "already exists" in program.refused("session", "copy", spoken, "-o", copy)


def test_another_session_is_refused_while_the_rest_is_gathered(program, made, spoken, tmp_path):
    stranger, copy = tmp_path / "stranger.bonfire", tmp_path / "copy.bonfire"
    program.good("session", "new", "--deck", made / "d.bonfiredeck", "-o", stranger)
    program.good("session", "copy", spoken, "-o", copy)
    program.good("react", copy, "--card", 1, "From the copy")
    done = program("merge", spoken, stranger, tmp_path / "missing.bonfire", copy)
    assert done.exit_code == 1
    assert "stranger.bonfire: “stranger.bonfire” is not from this session." in done.stderr
    assert "“missing.bonfire” does not exist." in done.stderr
    assert "copy.bonfire: 1 new reactions" in done.stdout
    assert texts_in(spoken)[-1] == "From the copy"


def test_a_file_gathered_into_itself_is_as_it_was(program, spoken):
    before = texts_in(spoken)
    done = program("merge", spoken, spoken)
    assert done.exit_code in (0, 1)
    assert texts_in(spoken) == before
    program.good("check", spoken)


def test_check_says_for_scripts_what_is_sound_and_what_is_not(program, spoken, made, tmp_path):
    damaged, foreign = tmp_path / "damaged.bonfire", tmp_path / "foreign.bonfire"
    shutil.copyfile(spoken, damaged)
    WRECKS["a picture that is another"][0](damaged)
    foreign.write_text("words " * 500, encoding="utf-8")
    done = program("check", spoken, damaged, foreign, made / "d.bonfiredeck", "--json")
    results = json.loads(done.stdout)
    assert (done.exit_code, done.stderr) == (1, "")
    assert [result["sound"] for result in results] == [True, False, False, True]
    assert [Path(result["file"]).name for result in results][:2] == ["s.bonfire", "damaged.bonfire"]
    assert (results[0]["title"], results[0]["cards"], results[0]["reactions"]) == ("s", 4, 3)
    assert re.search("picture .* has changed", results[1]["problems"][0])
    assert "is not a Bonfire Deck file" in results[2]["problems"][0]
    assert json.loads(program.good("check", spoken, "--json"))[0]["problems"] == []
    said = program("check", spoken, damaged)
    assert (said.exit_code, said.stdout.count("no damage found"), said.stderr.count("damaged.bonfire")) == (1, 1, 1)


def test_a_file_that_is_open_elsewhere_is_said_to_be_so_within_two_seconds(home, spoken, tmp_path):
    connection = open_for_writing(spoken)
    with within(2):
        done = real(home, "react", spoken, "--card", "1", "words")
    sentences = ["This session is open in Bonfire Deck.", "Close it there, or use Save a copy."]
    assert (done.returncode, done.stdout, done.stderr.decode().splitlines()) == (1, b"", sentences)
    with within(2):
        done = real(home, "writeup", spoken, "-o", tmp_path / "w.md")
    assert (done.returncode, done.stderr.decode().splitlines()) == (1, sentences)
    close(connection)


@pytest.mark.parametrize("words", sorted(VERBS), ids=lambda words: " ".join(words) or "alone")
def test_every_verb_explains_itself(program, words):
    said = program.good(*words, "--help")
    assert all(option in said for option in VERBS[words])
    assert len(said.splitlines()) > 4


def test_a_verb_or_word_that_is_missing_ends_with_two(program, session):
    for words in (("react", session, "words"), ("merge", session), ("check",), ("deck", "print"), ("board", session)):
        assert program(*words).exit_code == 2


def test_a_real_run_ends_with_one_and_two_sentences(home, tmp_path):
    done = real(home, "session", "show", tmp_path / "none.bonfire")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.decode().splitlines()) == 2


@pytest.mark.usefixtures("qapp")
def test_a_write_up_comes_in_every_form_and_the_photo_report_with_one_word(program, spoken, tmp_path):
    for ending, start in (("docx", b"PK"), ("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!doctype")):
        program.good("writeup", spoken, "-o", tmp_path / f"w.{ending}")
        assert (tmp_path / f"w.{ending}").read_bytes().startswith(start)
    program.good("writeup", spoken, "--photo-report", "-o", tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes() != (tmp_path / "w.pdf").read_bytes()
    program.good("export", spoken, "-o", tmp_path / "t.xlsx")
    assert "ends in a format" in program.refused("writeup", spoken, "--photo-report", "-o", tmp_path / "p.html")
