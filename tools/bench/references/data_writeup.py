"""The pictures of a session read and written once, in the plainest way that a form allows."""

import os
import sqlite3
from pathlib import Path

import img2pdf


def write(session: Path, target: Path) -> None:
    """Read the pictures, write them once to `target`, and wait for the disk.

    A PDF is made of them by img2pdf; for every other form they are written one behind the other as they are.
    """
    connection = sqlite3.connect(f"{session.as_uri()}?mode=ro", uri=True)
    pictures = [data for (data,) in connection.execute("SELECT data FROM pictures")]
    connection.close()
    with target.open("wb") as file:
        if target.suffix == ".pdf":
            file.write(img2pdf.convert(pictures))
        else:
            file.writelines(pictures)
        file.flush()
        os.fsync(file.fileno())
