"""Register the app with this user's desktop: its name and icon, and that a double click opens our files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from bonfire_deck.errors import Trouble
from bonfire_deck.i18n import _
from bonfire_deck.paths import Paths, assets

NAME = "bonfire-deck"
KINDS = {"session": ".bonfire", "deck": ".bonfiredeck"}
"""Our two file types with their endings; each has an icon of the same name among the assets."""
LARGE = 256
"""Side in pixels of the rendered icons; the vector drawings serve all smaller sizes."""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
)
REFRESHERS = (
    ("update-mime-database", "mime"),
    ("update-desktop-database", "applications"),
    ("gtk-update-icon-cache", "icons/hicolor"),
)
"""Programs that refresh the desktop's caches, each with its folder; none of them is required."""
PATIENCE = 20


def register(paths: Paths) -> tuple[Path, ...]:
    """Register the app for this user and return the files written; raises `Trouble` on failure."""
    if sys.platform == "win32":
        from bonfire_deck import registry

        with _refusals_told():
            return registry.register(own_command(), paths.desktop)
    if sys.platform == "darwin":
        raise _no_macos()
    with _refusals_told():
        written = tuple(_write(paths.desktop, desktop_files()))
    _refresh(paths.desktop)
    return written


def unregister(paths: Paths) -> tuple[Path, ...]:
    """Undo `register` and return the files removed; missing ones are ignored."""
    if sys.platform == "win32":
        from bonfire_deck import registry

        with _refusals_told():
            return registry.unregister(paths.desktop)
    if sys.platform == "darwin":
        raise _no_macos()
    there = [path for name in desktop_files() if (path := paths.desktop / name).exists()]
    with _refusals_told():
        for path in there:
            path.unlink()
    _refresh(paths.desktop)
    return tuple(there)


def is_registered(paths: Paths) -> bool:
    """Return whether the app is registered with this user's desktop, judging by its files."""
    if sys.platform == "win32":
        from bonfire_deck import registry

        return registry.is_registered()
    return (paths.desktop / f"applications/{NAME}.desktop").exists()


def _no_macos() -> Trouble:
    return Trouble(
        _("On macOS, only an installed app can open files by double click."),
        _("Drop a file on the home page, or use “Import” there."),
    )


def own_command() -> list[str]:
    """Return the command that starts this installation: its own script, or Python with the package name."""
    command = Path(sys.executable).with_name(f"{NAME}.exe" if sys.platform == "win32" else NAME)
    return [str(command)] if command.exists() else [sys.executable, "-m", "bonfire_deck"]


# --- Linux: the freedesktop.org specifications of desktop entries, shared MIME information and icon themes ------------


def mime_type(kind: str) -> str:
    """Return the MIME type of one of our file types."""
    return f"application/x-bonfire-{kind}"


def desktop_files() -> dict[str, bytes]:
    """Return the files to register with: names relative to the desktop's data folder, and their content."""
    icons = assets() / "icons"
    files = {f"applications/{NAME}.desktop": _entry().encode(), f"mime/packages/{NAME}.xml": _types().encode()}
    for icon, folder, name in (("app", "apps", NAME), *((kind, "mimetypes", _icon_of(kind)) for kind in KINDS)):
        files[f"icons/hicolor/scalable/{folder}/{name}.svg"] = (icons / f"{icon}.svg").read_bytes()
        files[f"icons/hicolor/{LARGE}x{LARGE}/{folder}/{name}.png"] = (icons / f"{icon}-{LARGE}.png").read_bytes()
    return files


def _icon_of(kind: str) -> str:
    return mime_type(kind).replace("/", "-")


def _entry() -> str:
    return "\n".join((
        "[Desktop Entry]",
        "Type=Application",
        "Name=Bonfire Deck",
        f"Comment={_('Picture prompts for workshops')}",
        f"Exec={' '.join(map(_quoted, own_command()))} %f",
        f"Icon={NAME}",
        "Terminal=false",
        "Categories=Office;Presentation;",
        f"MimeType={';'.join(map(mime_type, KINDS))};",
        f"StartupWMClass={NAME}",
        "",
    ))  # fmt: skip


def _quoted(word: str) -> str:
    """Return an argument for an `Exec` line: quoted, special characters escaped, and percent signs doubled."""
    for special in '\\"`$':
        word = word.replace(special, "\\" + special)
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _types() -> str:
    told = {"session": _("Bonfire session"), "deck": _("Bonfire deck")}
    types = "".join(
        f'  <mime-type type="{mime_type(kind)}">\n    <comment>{escape(told[kind])}</comment>\n'
        f'    <icon name="{_icon_of(kind)}"/>\n    <glob pattern="*{ending}"/>\n  </mime-type>\n'
        for kind, ending in KINDS.items()
    )
    return f"{HEAD}{types}</mime-info>\n"


def _write(folder: Path, files: dict[str, bytes]) -> Iterator[Path]:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(content)
        temporary.replace(path)
        yield path


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Turn system errors into `Trouble`."""
    try:
        yield
    except OSError as error:
        raise Trouble(
            _("The file types could not be registered: {reason}.").format(reason=error.strerror or str(error)),
            _("Files still open from the home page."),
        ) from error


def _refresh(folder: Path) -> None:
    """Refresh the desktop's caches; if a program is missing or fails, the desktop updates at its next start."""
    for program, place in REFRESHERS:
        found = shutil.which(program)
        if found and (folder / place).is_dir():
            words = [found, *(["-f", "-t"] if program.startswith("gtk") else []), str(folder / place)]
            try:
                subprocess.run(words, check=False, capture_output=True, timeout=PATIENCE)
            except (OSError, subprocess.TimeoutExpired):
                continue
