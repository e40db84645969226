"""This user's part of the Windows registry: which program opens our files, and their icons."""

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import winreg

    from bonfire_deck.paths import assets

    CLASSES = "Software\\Classes"
    KINDS = {"session": ".bonfire", "deck": ".bonfiredeck"}
    CHANGED = 0x08000000
    """SHCNE_ASSOCCHANGED: what opens which files has changed."""

    def register(command: list[str], folder: Path) -> tuple[Path, ...]:
        """Associate both file types with `command` for this user; return the icons, which are written to `folder`."""
        from PIL import Image

        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for kind, ending in KINDS.items():
            icon = folder / f"{kind}.ico"
            with Image.open(assets() / f"icons/{kind}-256.png") as opened:
                opened.save(icon, sizes=[(side, side) for side in (16, 24, 32, 48, 64, 256)])
            line = " ".join(f'"{word}"' for word in command) + ' "%1"'
            _set(ending, _class_of(kind))
            _set(_class_of(kind), f"Bonfire {kind}")
            _set(_class_of(kind) + "\\DefaultIcon", str(icon))
            _set(_class_of(kind) + "\\shell\\open\\command", line)
            written.append(icon)
        _tell()
        return tuple(written)

    def unregister(folder: Path) -> tuple[Path, ...]:
        """Remove both associations and return the icons that were deleted."""
        removed = []
        for kind, ending in KINDS.items():
            for key in ("shell\\open\\command", "shell\\open", "shell", "DefaultIcon", ""):
                _delete(f"{_class_of(kind)}\\{key}".rstrip("\\"))
            _delete(ending)
            icon = folder / f"{kind}.ico"
            if icon.exists():
                icon.unlink()
                removed.append(icon)
        _tell()
        return tuple(removed)

    def is_registered() -> bool:
        """Return whether this program opens session files."""
        try:
            return winreg.QueryValue(winreg.HKEY_CURRENT_USER, f"{CLASSES}\\{KINDS['session']}") == _class_of("session")
        except OSError:
            return False

    def _class_of(kind: str) -> str:
        return f"BonfireDeck.{kind.capitalize()}"

    def _set(key: str, value: str) -> None:
        winreg.SetValue(winreg.HKEY_CURRENT_USER, f"{CLASSES}\\{key}", winreg.REG_SZ, value)

    def _delete(key: str) -> None:
        try:
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, f"{CLASSES}\\{key}")
        except OSError:
            return

    def _tell() -> None:
        ctypes.windll.shell32.SHChangeNotify(CHANGED, 0, None, None)
