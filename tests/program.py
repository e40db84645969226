"""Running the verbs of the command line: in this process, where speed matters, or as a real run."""

import os
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from bonfire_deck.cli import command

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "assets" / "images"
ODD = ROOT / "tests" / "corpus" / "images"


class Program:
    """Runs verbs in this process, everything kept under one home."""

    def __init__(self, home):
        self.home = home

    def __call__(self, *words, given=None):
        done = CliRunner().invoke(command, ["--home", str(self.home), *map(str, words)], input=given)
        assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exc_info)
        return done

    def good(self, *words, given=None):
        done = self(*words, given=given)
        assert (done.exit_code, done.stderr) == (0, "")
        return done.stdout

    def refused(self, *words, given=None, status=1):
        """Return the sentences on standard error of a call that must end with 1, or with 2 if the words are wrong."""
        done = self(*words, given=given)
        assert (done.exit_code, done.stdout) == (status, "")
        assert re.search(r"[.?!”)]$", done.stderr.strip())
        assert "Traceback" not in done.stderr
        return done.stderr


def real(home, *words, given=b"", encoding="utf-8:strict"):
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "bonfire_deck", "--home", str(home), *map(str, words)],
        input=given, capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
