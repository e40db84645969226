"""All file locations. Creating a `Paths` does not touch the disk."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

FOLDER_NAME = "Bonfire Deck"


@dataclass(frozen=True)
class Paths:
    """The folders of one user of this computer."""

    files: Path
    """Our decks and sessions: a folder that people can find, not in a synced one."""
    settings: Path
    state: Path
    """The index, the desks and the rescue files, which belong to this laptop and never travel."""
    cache: Path
    logs: Path
    backups: Path
    desktop: Path
    """Where this user's desktop looks for applications, file types and icons."""

    @classmethod
    def standard(cls) -> "Paths":
        """Return the standard folders of this system."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("bonfire-deck", appauthor=False)
        state = Path(dirs.user_state_dir)
        return cls(
            files=Path.home() / FOLDER_NAME,
            settings=Path(dirs.user_config_dir),
            state=state,
            cache=Path(dirs.user_cache_dir),
            logs=Path(dirs.user_log_dir),
            backups=Path(dirs.user_data_dir) / "backups",
            desktop=Path(dirs.user_data_dir) / "icons" if os.name == "nt" else Path(dirs.user_data_dir).parent,
        )

    @classmethod
    def under(cls, home: Path) -> "Paths":
        """Return folders that are all under `home`, for `--home DIR`."""
        home = home.absolute()
        return cls(
            files=home / FOLDER_NAME,
            settings=home / "settings",
            state=home / "state",
            cache=home / "cache",
            logs=home / "logs",
            backups=home / "backups",
            desktop=home / "desktop",
        )

    @property
    def index(self) -> Path:
        """The index of our files with their titles, counts and covers."""
        return self.state / "index.sqlite"

    @property
    def desks(self) -> Path:
        """The folder of the desks, one small file per session."""
        return self.state / "desks"

    @property
    def rescue(self) -> Path:
        """The folder for lines that could not be saved in their session."""
        return self.state / "rescue"

    @property
    def erasing(self) -> Path:
        """The folder of notes, holding only ids, on what is still to be erased."""
        return self.state / "erasing"

    @property
    def incoming(self) -> Path:
        """The folder where an untrusted file is copied before it is read."""
        return self.cache / "incoming"

    @property
    def throw_away(self) -> Path:
        """The folder of temporary sessions: samples and rehearsals. It is emptied at each start."""
        return self.cache / "throw-away"


def assets() -> Path:
    """Return the folder of the starter deck's pictures, in an installed wheel and in a source tree alike."""
    package = Path(__file__).resolve().parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def catalogues() -> Path:
    """Return the folder of the translations."""
    return assets() / "languages"


def looks_like_path(word: str) -> bool:
    """Return whether an argument is meant as a path: it has a separator or an ending, unlike any command."""
    return Path(word).name != word or Path(word).suffix != ""


def is_file(word: str) -> bool:
    """Return whether an argument is the path of a file; false if it can't be accessed."""
    return stat.S_ISREG(_mode(word))


def is_folder(word: str) -> bool:
    """Return whether an argument is the path of a folder."""
    return stat.S_ISDIR(_mode(word))


def _mode(word: str) -> int:
    try:
        return Path(word).stat().st_mode if word else 0
    except (OSError, ValueError):
        return 0


def make_private(folder: Path) -> Path:
    """Create `folder`, readable by this user only, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
    return folder
