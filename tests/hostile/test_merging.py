"""A table file that was forged soundly, digests and all, may say anything but that there is no session any more."""

import shutil

import pytest

from bonfire_deck.errors import Trouble
from bonfire_deck.files.bringing import read_aside
from bonfire_deck.files.checking import check
from bonfire_deck.files.history import History
from bonfire_deck.files.merging import merge
from bonfire_deck.files.opening import close, open_for_writing
from bonfire_deck.files.reading import Reader
from tests.files.builders import LAPTOP
from tests.files.wrecks import texts_in


@pytest.mark.parametrize("forged", [{"removed": 1}, {"thing": "deck"}, {"erased": 1, "removed": 1}], ids=str)
def test_a_table_file_takes_our_session_not_away(tmp_path, sound, mine, paths, workers, forged):
    table = tmp_path / "table.bonfire"
    shutil.copyfile(sound, table)
    theirs = open_for_writing(table)
    about = Reader(theirs).session().about.id
    with History(theirs, table, "2aptop0000000002").edit("Forged") as edit:
        edit.change("about", about, **forged)
    close(theirs)
    ours = open_for_writing(mine)
    with pytest.raises(Trouble, match=r"is damaged \(about( erased)?\)|is not from this session"):
        merge(History(ours, mine, LAPTOP), read_aside(table, paths, set(), workers.verify), "table.bonfire")
    close(ours)
    assert check(mine).problems == ()
    assert texts_in(mine) == ["One word", "Two words", "Three words"]
