"""Sets up and runs Bonfire Deck from its source tree, with nothing but Python's standard library.

    python3 tools/dev.py setup             make .venv and put into it what the app needs
    python3 tools/dev.py run  [WORDS...]   set up if need be, then start the app with these words
    python3 tools/dev.py test [WORDS...]   set up if need be, then every check; the words go to pytest
    python3 tools/dev.py bench [WORDS...]  set up if need be, then measure; the words choose figures, none means all
    python3 tools/dev.py prove [WORDS...]  set up if need be, then prove that nothing is lost; the words choose proofs
    python3 tools/dev.py format            set up if need be, then put the code in order

An old Python must be able to read this file far enough to say that it is too old, or to find a newer one.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
NEWER_NAMES = ["python3.%d" % minor for minor in range(20, OLDEST[1] - 1, -1)]  # noqa: UP031 (for old Pythons)

# Debian's package for each library that Qt opens at its start. The first are needed even without a screen.
DRAWING = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfreetype.so.6": "libfreetype6",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOWS_ON_X11 = {
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


# Debian's package for each program in which the tests open what the app writes; for those with which they walk the app
# on screens of their own, listen to its accessibility bus and pull its plug; and for the screen of the benchmarks.
# All goes on without them: what needs them is left out.
READERS = {
    "libreoffice-writer-nogui": "soffice",
    "libreoffice-calc-nogui": "soffice",
    "libreoffice-impress-nogui": "soffice",
    "chromium": "chromium",
    "poppler-utils": "pdftotext",
    "fontconfig": "fc-list",
}
SCREEN = {"xvfb": "Xvfb"}
STAGE = {
    **SCREEN,
    "x11-xserver-utils": "xrandr",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus": "dbus-daemon",
    "at-spi2-core": "",
    "python3-gi": "",
    "gir1.2-atspi-2.0": "",
    "gcc": "gcc",
    "libc6-dev": "",
}
"""Of those without a name the package alone can be asked for."""


class Stop(Exception):
    """What is missing and what to do about it, in whole sentences."""


def say(sentence: str) -> None:
    """Print one line at once, so that it stands before what the next program prints."""
    print(sentence, flush=True)


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


# --- System packages ----------------------------------------------------------------------------------------------


def on_debian() -> bool:
    """Tell whether this is Debian or one of its children, Ubuntu among them."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def install_or_stop(packages: list[str], reason: str) -> None:
    """Install Debian packages when we may, else stop with the line that does."""
    if not on_debian():
        raise Stop(
            f"{reason} On Debian these packages bring it; your system has its own for the same: {' '.join(packages)}"
        )
    line = install_line(packages)
    if not may_install():
        raise Stop(f"{reason} This line installs it:\n\n    sudo {line}\n\nThen start this again.")
    say(f"{reason} Installing it: {line}")
    if not install(packages):
        raise Stop(f"That did not work; what apt-get said stands above. Try it by hand: {line}")


def install_line(packages: list[str]) -> str:
    """Return the line that installs Debian packages."""
    return "apt-get install --no-install-recommends " + " ".join(packages)


def may_install() -> bool:
    """Tell whether we are the one who may install packages."""
    return os.name == "posix" and os.geteuid() == 0


def install(packages: list[str]) -> bool:
    """Install Debian packages; tell whether it worked. Without a network it gives up soon."""
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-qq"]
    # An old list of packages is better than none: whether it was good enough shows in the next line.
    subprocess.run(["apt-get", "update", *patience], check=False, env=quiet)
    line = [*install_line(packages).split(), "-y", *patience]
    return subprocess.run(line, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode == 0


def has_package(package: str) -> bool:
    """Tell whether a Debian package is installed."""
    ask = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(ask, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout == b"installed"


def want_programs(programs: dict[str, str], without: str) -> None:
    """Install programs where we may; else go on, and say `without` what."""
    if on_debian():
        missing = [package for package in programs if not has_package(package)]
        if missing and may_install():
            say(f"Installing what the checks are made with: {install_line(missing)}")
            if install(missing):
                return
    else:
        missing = [package for package, program in programs.items() if program and not shutil.which(program)]
    if missing:
        say(f"{without} (Debian's packages: {' '.join(missing)})")


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return Debian's names of the packages whose libraries cannot be opened here, each once."""
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            if package not in missing:
                missing.append(package)
    return [renamed(package) for package in missing]


def renamed(package: str) -> str:
    """Return the name that `package` has here: newer Debians added t64 to some when time became 64 bits wide."""
    if shutil.which("apt-cache"):
        lookup = subprocess.run(
            ["apt-cache", "show", package + "t64"], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if lookup.returncode == 0:
            return package + "t64"
    return package


def need_libraries(with_windows: bool) -> None:
    """Make sure that Qt finds the libraries it opens; the wheels of Windows and macOS bring their own."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(DRAWING)
    if with_windows and not os.environ.get("WAYLAND_DISPLAY"):
        missing += missing_packages(WINDOWS_ON_X11)
    if missing:
        install_or_stop(missing, "Some libraries that Qt draws with are missing.")


# --- .venv --------------------------------------------------------------------------------------------------------


def venv_python() -> str:
    """Return the Python inside .venv, whether it is there yet or not."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def fingerprint(*parts: str) -> str:
    """Return a short text that is another one whenever any of `parts` is."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stamped(name: str, mark: str) -> bool:
    """Tell whether the step `name` was finished in this .venv with just this `mark`."""
    stamp = VENV / f"done-{name}"
    return stamp.exists() and stamp.read_text(encoding="utf-8") == mark


def pip(*words: str) -> None:
    """Run pip inside .venv; it may ask nothing."""
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *words]
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
    pip("--require-hashes", "--only-binary", ":all:", "--requirement", f"requirements/{which}.txt")
    (VENV / f"done-{which}").write_text(mark, encoding="utf-8")


def need_ourselves() -> None:
    """Put the command bonfire-deck into .venv, as a link to this source tree; needs no network."""
    mark = fingerprint(str(ROOT), (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if stamped("self", mark):
        return
    pip("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--editable", ".")
    (VENV / "done-self").write_text(mark, encoding="utf-8")


def need_everything(which: str = "app") -> None:
    """Make .venv ready for the app ("app") or for its checks too ("dev"); does only what is not done yet."""
    if not new_enough(venv_python()):
        python = find_python()
        need_venv(python)
        say("Making .venv")
        if subprocess.run([python, "-m", "venv", "--clear", str(VENV)], check=False).returncode != 0:
            raise Stop(f"The virtual environment {VENV} could not be made; what Python said stands above.")
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


COMMANDS = {"setup": setup, "run": run, "test": test, "bench": bench, "prove": prove, "format": tidy}


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
