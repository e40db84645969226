import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = """
import sys
from pathlib import Path


class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{name} is blocked here")


sys.meta_path.insert(0, Blocked())
from bonfire_deck.cli import command


def run(*words):
    try:
        command.main(["--home", "home", *words], prog_name="bonfire-deck")
    except SystemExit as end:
        assert not end.code, (words, end.code)


try:
    import PySide6
    raise AssertionError("not blocked")
except ImportError:
    pass
run("deck", "new", sys.argv[1], "-o", "d.bonfiredeck")
run("deck", "list", "d.bonfiredeck", "--json")
run("session", "new", "--deck", "d.bonfiredeck", "--plan", "4d", "-o", "s.bonfire")
run("session", "copy", "s.bonfire", "-o", "t.bonfire", "--group", "2")
run("react", "s.bonfire", "--group", "1", "--card", "1", "-")
run("react", "t.bonfire", "--group", "2", "--card", "1", "From the table")
run("merge", "s.bonfire", "t.bonfire")
run("session", "show", "s.bonfire")
run("export", "s.bonfire", "-o", "t.csv")
run("export", "s.bonfire", "-o", "t.json")
run("writeup", "s.bonfire", "-o", "w.html")
run("writeup", "s.bonfire", "-o", "w.md")
run("check", "s.bonfire", "t.bonfire", "d.bonfiredeck")
assert not [name for name in sys.modules if name.split(".")[0] == "PySide6"]
"""


def test_everything_but_drawing_works_without_qt(tmp_path):
    picture = ROOT / "assets" / "images" / "bonfire.jpg"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CODE, picture], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)},
        input="One line\nAnother line\n", capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 new reactions" in done.stdout
    assert done.stdout.count("no damage found") == 3
    for name in ("t.csv", "t.json", "w.html", "w.md"):
        written = (tmp_path / name).read_text(encoding="utf-8")
        assert all(line in written for line in ("One line", "Another line", "From the table")), name
