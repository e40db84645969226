import json

from bonfire_deck.files.rescue import keep
from tests.files.wrecks import only_linux

WORDS = "żółć \u202e\x00 \ud800 🔥\nsecond line"


def test_each_line_is_added_and_nothing_before_it_is_touched(paths, tmp_path):
    session = tmp_path / "A day.bonfire"
    first = keep(paths, session, {"text": WORDS, "card": 3})
    before = first.read_bytes()
    second = keep(paths, session, {"text": "another"})
    assert first == second
    assert first.parent == paths.rescue
    assert first.read_bytes().startswith(before)
    one, two = (json.loads(line) for line in first.read_text(encoding="ascii").splitlines())
    assert (one["text"], one["card"], one["session"]) == (WORDS, 3, str(session))
    assert two["text"] == "another"
    assert one["kept_at"] <= two["kept_at"]
    assert first.parent.stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_said(paths, tmp_path):
    paths.state.parent.mkdir(parents=True, exist_ok=True)
    paths.state.write_bytes(b"a file where the folder should be")
    assert keep(paths, tmp_path / "s.bonfire", {"text": "words"}) is None


@only_linux
def test_a_session_with_any_name_has_a_rescue_file(paths, tmp_path):
    for name in ("x" * 240 + ".bonfire", "a?b:c.bonfire", ".bonfire", "no\udcffname.bonfire"):
        path = keep(paths, tmp_path / name, {"text": "words"})
        assert path is not None
        assert path.parent == paths.rescue
        assert json.loads(path.read_text(encoding="ascii"))["session"] == str(tmp_path / name)
