"""Sets up and runs Bonfire Deck from its source tree, with nothing but Python's standard library.

    python3 tools/dev.py setup             make .venv and put into it what the app needs
    python3 tools/dev.py run  [WORDS...]   set up if need be, then start the app with these words
    python3 tools/dev.py test [WORDS...]   set up if need be, then every check; the words go to pytest
    python3 tools/dev.py bench [WORDS...]  set up if need be, then measure; the words choose figures, none means all
    python3 tools/dev.py prove [WORDS...]  set up if need be, then prove that nothing is lost; the words choose proofs
    python3 tools/dev.py art [WORDS...]    set up Blender if need be, then see or render pictures; tools/art says how
    python3 tools/dev.py format            set up if need be, then put the code in order

An old Python must be able to read this file far enough to say that it is too old, or to find a newer one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Started as a file, Python looks for modules beside it alone.
sys.path.insert(0, str(ROOT))

from tools.system_packages import (  # noqa: E402
    BLENDER,
    BLENDERS_PYTHON,
    READERS,
    SCREEN,
    STAGE,
    Stop,
    install_or_stop,
    missing_packages,
    need_libraries,
    say,
    want_programs,
)

VENV = ROOT / ".venv"
ART_VENV = ROOT / ".venv-art"
OLDEST = (3, 11)
NEWER_NAMES = ["python3.%d" % minor for minor in range(20, OLDEST[1] - 1, -1)]  # noqa: UP031 (for old Pythons)

HASHED = ("--require-hashes", "--only-binary", ":all:")


# --- Python -----------------------------------------------------------------------------------------------------


def answers(python: str, code: str) -> bool:
    """Tell whether `python` can run `code` to its end."""
    try:
        done = subprocess.run([python, "-c", code], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except OSError:
        return False
    return done.returncode == 0


def new_enough(python: str) -> bool:
    """Tell whether `python` starts and is new enough for the app."""
    return answers(python, "import sys; sys.exit(sys.version_info < %r)" % (OLDEST,))  # noqa: UP031


def find_python() -> str:
    """Return a Python that is new enough: the one that runs this, or the newest other one on the path."""
    for name in [sys.executable, *NEWER_NAMES]:
        python = shutil.which(name)
        if python and new_enough(python):
            return python
    here = ".".join(str(number) for number in sys.version_info[:2])
    wanted = ".".join(str(number) for number in OLDEST)
    raise Stop(
        f"Bonfire Deck needs Python {wanted} or newer, and only {here} was found. "
        "Install a newer Python (on Debian or Ubuntu the package python3.11 or later, elsewhere from python.org), "
        "then start this again."
    )


def need_venv(python: str) -> None:
    """Make sure that `python` can make virtual environments; Debian keeps that in a package of its own."""
    if answers(python, "import venv, ensurepip"):
        return
    ask = "import sys; print('python%d.%d-venv' % sys.version_info[:2])"
    package = subprocess.run([python, "-c", ask], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    install_or_stop(
        [package], "This Python cannot make virtual environments (its parts venv and ensurepip are missing)."
    )
    if not answers(python, "import venv, ensurepip"):
        raise Stop(f"{package} is installed, and venv or ensurepip is still missing from {python}.")


# --- .venv --------------------------------------------------------------------------------------------------------


def venv_python(venv: Path = VENV) -> str:
    """Return the Python inside a virtual environment, whether it is there yet or not."""
    return str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def fingerprint(*parts: str) -> str:
    """Return a short text that is another one whenever any of `parts` is."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stamped(name: str, mark: str, venv: Path = VENV) -> bool:
    """Tell whether the step `name` was finished in a virtual environment with just this `mark`."""
    stamp = venv / f"done-{name}"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == mark


def pip(*words: str, venv: Path = VENV) -> None:
    """Run pip inside a virtual environment; it may ask nothing."""
    command = [venv_python(venv), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *words]
    if subprocess.run(command, check=False).returncode != 0:
        raise Stop(
            "The packages could not be installed; what pip said stands above. "
            "The first time needs a network. Start this again when it is there: it goes on from here."
        )


def need_packages(which: str) -> None:
    """Install the pinned packages of requirements/`which`.txt, unless this .venv has just these."""
    mark = fingerprint(
        *((ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("app", "dev"))
    )
    # Everything in app.txt is in dev.txt too, with the same pin.
    if any(stamped(name, mark) for name in (["app", "dev"] if which == "app" else ["dev"])):
        return
    say("Installing what Bonfire Deck stands on into .venv (about 100 MB the first time).")
    pip(*HASHED, "--requirement", f"requirements/{which}.txt")
    (VENV / f"done-{which}").write_text(mark, encoding="utf-8")


def need_ourselves() -> None:
    """Put the command bonfire-deck into .venv, as a link to this source tree; needs no network."""
    mark = fingerprint(str(ROOT), (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if stamped("self", mark):
        return
    pip("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    (VENV / "done-self").write_text(mark, encoding="utf-8")


def make_venv(python: str, venv: Path) -> None:
    """Make a virtual environment, or make it anew."""
    need_venv(python)
    say(f"Making {venv.name}")
    if subprocess.run([python, "-m", "venv", "--clear", str(venv)], check=False).returncode != 0:
        raise Stop(f"The virtual environment {venv} could not be made; what Python said stands above.")


def need_blender() -> None:
    """Make .venv-art ready: Blender as a package of Python, apart from everything that the app stands on."""
    if not new_enough(venv_python(ART_VENV)):
        python = shutil.which(f"python{BLENDERS_PYTHON}")
        if python is None:
            raise Stop(f"Pictures are rendered by Blender's package, which is made for Python {BLENDERS_PYTHON} alone.")
        make_venv(python, ART_VENV)
    pins = (ROOT / "requirements/art.txt").read_text(encoding="utf-8")
    if not stamped("art", fingerprint(pins), ART_VENV):
        say("Installing Blender into .venv-art (about 1 GB on the disk).")
        pip(*HASHED, "--requirement", "requirements/art.txt", venv=ART_VENV)
        (ART_VENV / "done-art").write_text(fingerprint(pins), encoding="utf-8")
    if sys.platform.startswith("linux"):
        missing = missing_packages(BLENDER)
        if missing:
            install_or_stop(missing, "Some libraries that Blender opens are missing.")


def need_everything(which: str = "app") -> None:
    """Make .venv ready for the app ("app") or for its checks too ("dev"); does only what is not done yet."""
    if not new_enough(venv_python()):
        make_venv(find_python(), VENV)
    need_packages(which)
    need_ourselves()
    need_libraries(with_windows=which == "app")


# --- Commands -----------------------------------------------------------------------------------------------------


def setup(_words: list[str]) -> int:
    """Do the set-up alone."""
    need_everything()
    command = Path(venv_python()).with_name("bonfire-deck")
    say(f"Ready. Start it with {command.relative_to(ROOT)}")
    return 0


def run(words: list[str]) -> int:
    """Start the app."""
    need_everything()
    command = [venv_python(), "-m", "bonfire_deck", *words]
    if os.name == "posix":
        # The app takes our place, so that it gets the signals itself.
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def test(words: list[str]) -> int:
    """Run every check in turn, the quick ones first, and stop at the first that fails."""
    need_everything("dev")
    want_programs({**READERS, **STAGE}, "Tests that need programs which are missing here are left out.")
    python = venv_python()
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    contracts = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    checks = [
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        ("types", [python, "-m", "mypy"]),
        ("import contracts", [python, "-c", contracts]),
        ("tests", [python, "-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal", *words]),
    ]
    for name, command in checks:
        say(f"== {name}")
        code = subprocess.run(command, check=False, env=environment).returncode
        if code != 0:
            say(f"== {name}: failed")
            return code
    return 0


def bench(words: list[str]) -> int:
    """Measure the figures, every one or those that `words` name."""
    need_everything("dev")
    want_programs(SCREEN, "Without Xvfb, Qt paints off any screen: the figures are others.")
    return subprocess.run([venv_python(), "-m", "tools.bench", *words], check=False).returncode


def tidy(_words: list[str]) -> int:
    """Put the code in order: what ruff can mend by itself, it mends."""
    need_everything("dev")
    subprocess.run([venv_python(), "-m", "ruff", "check", "--fix", "--quiet", "."], check=False)
    return subprocess.run([venv_python(), "-m", "ruff", "format", "--quiet", "."], check=False).returncode


def prove(words: list[str]) -> int:
    """Prove that nothing is lost, by every proof or those that `words` name."""
    need_everything("dev")
    want_programs(STAGE, "Proofs that need programs which are missing here say so.")
    return subprocess.run([venv_python(), "-m", "tools.prove", *words], check=False).returncode


def art(words: list[str]) -> int:
    """See or render pictures of the starter deck."""
    need_blender()
    return subprocess.run([venv_python(ART_VENV), "-m", "tools.art", *words], check=False).returncode


COMMANDS = {"setup": setup, "run": run, "test": test, "bench": bench, "prove": prove, "art": art, "format": tidy}


def main() -> int:
    """Do what the first word says and return the exit code."""
    os.chdir(str(ROOT))
    command = COMMANDS.get(sys.argv[1] if len(sys.argv) > 1 else "")
    if command is None:
        print(__doc__)
        return 2
    try:
        return command(sys.argv[2:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
