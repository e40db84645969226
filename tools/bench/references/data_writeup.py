"""The pictures of a session read and written once, in the plainest way that a form allows."""

import io
import os
import sqlite3
from pathlib import Path

import docx
import img2pdf
import pptx


def write(session: Path, form: str, target: Path) -> None:
    """Read the pictures, write them once to `target`, and wait for the disk.

    A PDF is made of them by img2pdf; Word and slides by the libraries that ours stands on, with nothing but the
    pictures; for every other form they are written one behind the other as they are.
    """
    connection = sqlite3.connect(f"{session.as_uri()}?mode=ro", uri=True)
    pictures = [data for (data,) in connection.execute("SELECT data FROM pictures")]
    connection.close()
    with target.open("wb") as file:
        if target.suffix == ".pdf":
            file.write(img2pdf.convert(pictures))
        elif form == ".docx":
            word = docx.Document()
            for data in pictures:
                word.add_picture(io.BytesIO(data))
            word.save(file)
        elif form == ".pptx":
            show = pptx.Presentation()
            for data in pictures:
                show.slides.add_slide(show.slide_layouts[6]).shapes.add_picture(io.BytesIO(data), 0, 0)
            show.save(file)
        else:
            file.writelines(pictures)
        file.flush()
        os.fsync(file.fileno())
