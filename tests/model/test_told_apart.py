from pathlib import Path

from bonfire_deck.model.text import told_apart, with_ending


def test_what_a_file_says_besides_its_title():
    assert told_apart("A day", "A day") == ""
    assert told_apart("A day", "A day (copy)") == "(copy)"
    assert told_apart("A day: one", "A day one 2") == "2"
    assert told_apart("A day", "from a stick") == "from a stick"
    long = "A title that goes on and on, further than the name of a file has room for"
    assert told_apart(long, f"{long[:44]} (recovered)") == "(recovered)"


def test_a_dot_in_a_title_begins_no_ending():
    assert with_ending(Path("Day 1.2"), ".pdf").name == "Day 1.2.pdf"
    assert with_ending(Path("Day.PDF"), ".pdf").name == "Day.PDF"
