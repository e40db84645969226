"""The ground rule of a file: what a new one begins with, and that one made before keeps its own, wherever it goes."""

import hashlib

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import bring_in
from bonfire_deck.files.gathering import keep_reaction
from bonfire_deck.files.history import History
from bonfire_deck.files.library import checked_for_writing, copy_session, gather, new_session
from bonfire_deck.files.making import NOBODY, NewSession, mark_copy, usual_groups
from bonfire_deck.files.opening import close, create, open_for_reading
from bonfire_deck.files.schema import VERSION, statements
from bonfire_deck.files.stamps import new_id
from bonfire_deck.model.plan import ready_plan
from bonfire_deck.model.words import GROUND_RULES
from tests.files.builders import LAPTOP, deck_at
from tests.files.wrecks import session_in

FIRST_SCHEMA = "7b253e48ad2a5eb27728a856e233da95a5c7460a6b80b0db6afb902c73d58c49"


def rule_in(path):
    return session_in(path).about.ground_rule


def session_under(rule, folder, paths):
    new = NewSession("A day", usual_groups(3), ready_plan("where-now"), **({"ground_rule": rule} if rule else {}))
    new_session(deck_at(folder / "d.bonfiredeck"), folder / "day.bonfire", new, paths)
    return folder / "day.bonfire"


def test_the_schema_of_the_first_version_is_as_it_was_to_the_letter():
    assert VERSION == 1
    assert hashlib.sha256("\n".join(statements()).encode()).hexdigest() == FIRST_SCHEMA


def told_in_history(path):
    connection = open_for_reading(path)
    try:
        return connection.execute("SELECT became FROM history WHERE field = 'ground_rule'").fetchall()
    finally:
        close(connection)


def test_a_new_session_has_words_and_groups_and_says_so_in_its_history(tmp_path, paths):
    path = session_under("", tmp_path, paths)

    assert rule_in(path) == "groups"
    assert told_in_history(path) == [('"groups"',)]


def test_a_row_that_names_no_rule_as_those_made_before_is_under_chatham(tmp_path, paths, workers):
    path = tmp_path / "old.bonfire"
    connection = create(path)
    try:
        with History(connection, path, NOBODY).edit("Start the session") as edit:
            edit.put("about", new_id(), thing="session", title="An old day")
        mark_copy(connection, "")
    finally:
        close(connection)

    assert told_in_history(path) == []
    assert rule_in(path) == "chatham"
    assert rule_in(bring_in(path, paths, workers.verify)) == "chatham"


@pytest.mark.parametrize("rule", GROUND_RULES)
def test_a_session_keeps_its_rule_when_it_is_copied_merged_and_brought_in(rule, tmp_path, paths, workers):
    path = session_under(rule, tmp_path, paths)
    copy = tmp_path / "copy.bonfire"
    copy_session(path, copy, paths)
    with checked_for_writing(path, LAPTOP) as (history, _reader):
        keep_reaction(history, text="Old wood", kind="see", card_id=None, group_id=None, round_id=None)

    assert rule_in(copy) == rule
    with checked_for_writing(copy, LAPTOP) as (history, _reader):
        assert all(not isinstance(result, Trouble) for _, result in gather(history, [path], paths, workers.verify))
    assert [reaction.text for reaction in session_in(copy).reactions] == ["Old wood"]
    assert rule_in(copy) == rule
    assert rule_in(bring_in(copy, paths, workers.verify)) == rule
