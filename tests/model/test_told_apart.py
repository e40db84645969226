from bonfire_deck.model.text import told_apart


def test_what_a_file_says_besides_its_title():
    assert told_apart("A day", "A day") == ""
    assert told_apart("A day", "A day (copy)") == "(copy)"
    assert told_apart("A day: one", "A day one 2") == "2"
    assert told_apart("A day", "from a stick") == "from a stick"
    long = "A title that goes on and on, further than the name of a file has room for"
    assert told_apart(long, f"{long[:44]} (recovered)") == "(recovered)"
