"""Words that are no verb: what is said of them, when a window opens, and what a shell completes. All by real runs."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from bonfire_deck.cli import command
from bonfire_deck.paths import Paths, looks_like_path
from bonfire_deck.terminal import Verbs
from bonfire_deck.ui.starting import hand_over
from tests.files.builders import session_at
from tests.files.wrecks import only_linux
from tests.program import ROOT

PROGRAM = [sys.executable, "-W", "error", "-m", "bonfire_deck"]
WORDS = {
    ("nosuch",): "There is no command “nosuch”. “bonfire-deck --help” lists the commands.",
    ("exprot", "s.bonfire"): "There is no command “exprot”. Did you mean “export”?",
    ("Writeup", "s.bonfire"): "There is no command “Writeup”. Did you mean “writeup”?",
    ("print", "s.bonfire"): "There is no command “print”. Did you mean “deck print”?",
    ("deck-list", "s.bonfire"): "There is no command “deck-list”. Did you mean “deck list”?",
    ("deck", "lst"): "There is no command “deck lst”. Did you mean “deck list”?",
    (
        "session",
        "zzz",
        "s.bonfire",
    ): "There is no command “session zzz”. “bonfire-deck session --help” lists the commands.",
    ("open", "s.bonfire"): "There is no command “open”. “bonfire-deck --help” lists the commands.",
    ("",): "There is no command “”. “bonfire-deck --help” lists the commands.",
    ("-", "s.bonfire"): "There is no command “-”. “bonfire-deck --help” lists the commands.",
    ("nosuch.bonfire",): "There is no file “nosuch.bonfire”. Check the name, and the folder it is in.",
    ("no/such",): "There is no file “no/such”. Check the name, and the folder it is in.",
    ("x" * 5000,): f"There is no command “{'x' * 5000}”. “bonfire-deck --help” lists the commands.",
    ("a.bonfire", "b.bonfire"): "There is no file “a.bonfire”. Check the name, and the folder it is in.",
    ("s.bonfire", "notes"): "Only one file can be opened at a time. Put a name with spaces into quotes.",
    (
        "s.bonfire",
        "export",
    ): "“s.bonfire” is a file, not a command. Put the command first: bonfire-deck export s.bonfire",
    ("s.bonfire", "--home", "h"): "“--home” comes after the file. Put options before the file.",
    ("a", "day.bonfire"): 'There is no file “a”. Put a name with spaces into quotes: bonfire-deck "a day.bonfire"',
    ("folder",): "“folder” is a folder. “bonfire-deck deck new” makes a deck from the pictures in a folder.",
    ("--home", "h", "nosuch"): "There is no command “nosuch”. “bonfire-deck --help” lists the commands.",
    ("--home", "h", "nosuch.bonfire"): "There is no file “nosuch.bonfire”. Check the name, and the folder it is in.",
    ("--home=h", "s.bonfire", "notes"): "Only one file can be opened at a time. Put a name with spaces into quotes.",
}
CLICKS_OWN = {
    ("--hom", "h"): "No such option '--hom'",
    ("--home",): "Option '--home' requires an argument",
    ("--home", "s.bonfire"): "is a file",
    ("--home", "s.bonfire", "./export"): "is a file",
    ("export",): "Missing argument 'FILE'",
    ("deck",): "Usage: bonfire-deck deck",
    ("board", "s.bonfire", "--by", "colour", "-o", "b.svg"): "'colour' is not one of",
}
BASH = """
eval "$(bonfire-deck completion bash)"
compopt() { COMPREPLY+=("$2"); }
while IFS= read -r line; do
    read -ra COMP_WORDS <<< "$line"
    [[ $line == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )) COMPREPLY=()
    _bonfire_deck_completion bonfire-deck
    echo "${COMPREPLY[*]}"
done
"""
COMPLETED = {
    "bonfire-deck exp": "default export",
    "bonfire-deck deck l": "list look",
    "bonfire-deck --h": "default --home --help",
    "bonfire-deck --home ": "dirnames",
    "bonfire-deck board s.bonfire --by ": "picture theme group kind free",
    "bonfire-deck board s.bonfire --p": "--part",
    "bonfire-deck board s": "default",
    "bonfire-deck s": "default session step",
    "bonfire-deck s.bonfire ": "",
    "bonfire-deck session new --plan o": "default orid own",
    "bonfire-deck completion ": "bash zsh fish",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with files of all kinds of names; one of a verb's, one without an ending, one with a space."""
    folder = tmp_path_factory.mktemp("place")
    session_at(folder / "s.bonfire")
    for name in ("export", "notes", "a day.bonfire"):
        (folder / name).write_bytes((folder / "s.bonfire").read_bytes())
    (folder / "folder").mkdir()
    return folder


def environment(**more):
    """No screen: a window that opened would find none, and with Qt's offscreen platform never end."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bin_folder = Path(sys.executable).parent
    return kept | {
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "LANGUAGE": "en",
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}", **more,
    }  # fmt: skip


def ran(place, *words, **more):
    """Run to the end: a window would have none."""
    return subprocess.run(
        [*PROGRAM, *words], cwd=place, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True,
        check=False, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=lambda words: " ".join(words)[:30])
def test_a_word_that_is_no_verb_ends_with_a_sentence_and_two(place, words):
    done = ran(place, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert " ".join(done.stderr.splitlines()) == WORDS[words]


@pytest.mark.parametrize("words", CLICKS_OWN, ids=" ".join)
def test_every_other_wrong_use_ends_with_two_as_well(place, words):
    done = ran(place, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert CLICKS_OWN[words] in done.stderr


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("words", "loads_click"),
    [((), False), (("s.bonfire",), False), (("./export",), False), (("notes",), True)],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else "",
)
def test_a_window_opens_for_one_file_that_is_there_before_the_command_line_is_loaded(
    place, tmp_path, qtbot, words, loads_click
):
    """The second start is heard when the first window stands; what was loaded until then is in the log."""
    home, log = tmp_path / "home", tmp_path / "loaded"
    with log.open("wb") as file:
        running = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "bonfire_deck", "--home", home, *words],
            cwd=place, env=environment(), stderr=file, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            qtbot.waitUntil(lambda: running.poll() is not None or hand_over(Paths.under(home), None))
            assert running.poll() is None
        finally:
            running.kill()
            running.wait()
    loaded = set(re.findall(r"\| +(\S+)$", log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE))
    assert "bonfire_deck.ui.doorbell" in loaded
    assert ("click" in loaded) is loads_click


def names_in(group):
    for name, verb in group.commands.items():
        yield name
        if isinstance(verb, click.Group):
            yield from names_in(verb)


def test_every_group_names_the_nearest_verb():
    groups = [verb for verb in command.commands.values() if isinstance(verb, click.Group)]
    assert [group.name for group in groups if not isinstance(group, Verbs)] == []


def test_no_verb_looks_like_a_path():
    assert [name for name in names_in(command) if looks_like_path(name) or name.startswith("-")] == []
    assert all(looks_like_path(word) for word in ("s.bonfire", "./export", "export/", "/export", "a/b", ".", "a b.x"))
    assert not any(looks_like_path(word) for word in ("", "export", "a b", "日本"))


@only_linux
def test_bash_completes_verbs_options_choices_and_files(place):
    done = subprocess.run(
        ["bash", "--norc", "-c", BASH], cwd=place, env=environment(), input="\n".join(COMPLETED) + "\n",
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert dict(zip(COMPLETED, done.stdout.splitlines(), strict=True)) == COMPLETED


@pytest.mark.parametrize(
    ("shell", "sign"),
    [("bash", "complete -o nosort"), ("zsh", "#compdef bonfire-deck"), ("fish", "complete --no-files")],
)
def test_every_shell_gets_its_script_by_the_verb_and_by_clicks_own_way(place, shell, sign):
    done = ran(place, "completion", shell)
    assert (done.returncode, done.stderr) == (0, "")
    assert sign in done.stdout
    asked = ran(place, _BONFIRE_DECK_COMPLETE=f"{shell}_source")
    assert (asked.returncode, asked.stderr, asked.stdout.strip()) == (0, "", done.stdout.strip())
    answer = ran(
        place, _BONFIRE_DECK_COMPLETE=f"{shell}_complete", COMP_WORDS="bonfire-deck exp",
        COMP_CWORD="exp" if shell == "fish" else "1",
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "export" in answer.stdout
