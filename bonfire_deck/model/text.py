"""Rules for text that people type."""

import re
import unicodedata
from pathlib import Path

LINE_ENDS = {0x2028: "\n", 0x2029: "\n", ord("\r"): "\n", ord("\t"): " "}
# Control characters, and those that Qt takes for byte order marks, which would garble the letters after them.
NOT_DRAWN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def repaired(text: str) -> str:
    """Return `text` with lone surrogates replaced by U+FFFD, so that it can be stored as UTF-8.

    Everything else, including NUL and control characters, stays as typed.
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts "9.jpg" before "10.jpg" and ignores case.

    Only the digits 0 to 9 count as numbers: other digits, such as "²", are letters here.
    """
    pieces = re.split(r"([0-9]{1,18})", name.casefold())
    return tuple((0, int(p), "") if i % 2 else (1, 0, p) for i, p in enumerate(pieces) if p)


def title_from_file_name(name: str) -> str:
    """Return a card title for a file called `name`: no ending or leading number, spaces, a capital.

    A name that is only a number, or from a camera (IMG_1234), gives "": no title is better than noise.
    """
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    words = re.sub(r"[\s_\-]+", " ", unicodedata.normalize("NFC", repaired(stem))).strip()
    if re.fullmatch(r"(?i)(img|dsc|dscf|dscn|pxl|mvimg|p|wp|scan|photo|image)? ?[0-9][0-9 .()]*", words):
        return ""
    words = re.sub(r"^[0-9]{1,4}[ .)]+(?=\D)", "", words)
    return words[:1].upper() + words[1:200]


def safe_file_name(title: str, otherwise: str) -> str:
    """Return `title` as a file name that is valid on every system, without an ending; `otherwise` if nothing remains.

    At most 80 characters, NFC, no separators, control or direction characters, no reserved Windows names.
    """
    text = unicodedata.normalize("NFC", repaired(title))
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" or c in '/\\:*?"<>|\ufffd' else c for c in text)
    name = re.sub(r"\s+", " ", kept).strip(" .")[:80].strip(" .")
    reserved = re.fullmatch(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", name)
    return otherwise if not name or reserved else name


def told_apart(title: str, file_stem: str) -> str:
    """Return what a file's name adds to its title, to tell files with the same title apart."""
    name = safe_file_name(title, "")
    # The name of a copy has only the beginning of a long title.
    same = next(
        (n for n, (a, b) in enumerate(zip(name, file_stem, strict=False)) if a != b), min(len(name), len(file_stem))
    )
    return file_stem[same:].strip() if same >= min(len(name), 40) else file_stem


def shown_text(text: str) -> str:
    """Return printable text: control characters are removed, line ends become newlines."""
    joined = text.replace("\r\n", "\n").translate(LINE_ENDS)
    return NOT_DRAWN.sub("", joined)


def shortened(text: str, most: int) -> str:
    """Return printable text of at most `most` letters, with an ellipsis if it was cut."""
    shown = shown_text(text)
    return shown if len(shown) <= most else shown[: most - 1].rstrip() + "…"


def with_ending(path: Path, ending: str) -> Path:
    """Return `path` with `ending`, appended if it has another one: a dot in a title does not start an ending."""
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)
