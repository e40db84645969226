"""What the system has to bring, beside Python: which packages of Debian hold it, and installing them where we may.

Nothing but the standard library, as in dev.py.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    "desktop-file-utils": "desktop-file-validate",
    "shared-mime-info": "update-mime-database",
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
BLENDER = {
    "libX11.so.6": "libx11-6",
    "libXxf86vm.so.1": "libxxf86vm1",
    "libXfixes.so.3": "libxfixes3",
    "libXi.so.6": "libxi6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libGL.so.1": "libgl1",
    "libSM.so.6": "libsm6",
}
BLENDERS_PYTHON = "3.11"
"""The one Python that Blender's package is made for; it stands in requirements/art.in too."""


class Stop(Exception):
    """What is missing and what to do about it, in whole sentences."""


def say(sentence: str) -> None:
    """Print one line at once, so that it stands before what the next program prints."""
    print(sentence, flush=True)


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
