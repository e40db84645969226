"""The write-up as one frozen model, the source of the preview and of every document, so that all agree."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Speaker:
    """The group that said something: number, name, shape and colour, always together."""

    number: int
    name: str
    shape: str
    colour: str
    """`#rrggbb`"""
    dark: str
    """`#rrggbb`, the twin with at least 3:1 against paper."""


@dataclass(frozen=True)
class Quote:
    """A quote, in the words that may leave the room."""

    id: str
    text: str
    other_texts: tuple[str, ...]
    """Where two laptops changed the same text: what else it may be."""
    second_text: str
    favourite: bool
    facts: tuple[str, ...]
    """Quiet remarks on it: who said it, which kind, whether the words are the facilitator's."""


@dataclass(frozen=True)
class Voice:
    """Consecutive quotes of one group, or, where groups are withheld, of one kind."""

    label: str
    speaker: Speaker | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Answer:
    """The answers to one question about a picture."""

    question: str
    """"" where it stands above already."""
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Picture:
    """A card with the reactions to it, favourites first."""

    heading: str
    """"" for what belongs to no card any more."""
    facts: tuple[str, ...]
    alt_text: str
    credits: tuple[str, ...]
    """Under the picture: number, credit, licence."""
    words: str
    """The words of a word card."""
    picture_id: str
    crop: tuple[float, float, float, float]
    """Left, top, width, height, in fractions of the stored picture."""
    rotation: int
    """Quarter turns clockwise, after the crop."""
    is_repeat: bool
    """Shown further up already, so that a small one will do here."""
    answers: tuple[Answer, ...]

    @property
    def crop_x(self) -> float:
        """The left edge of the crop."""
        return self.crop[0]

    @property
    def crop_y(self) -> float:
        """The upper edge of the crop."""
        return self.crop[1]

    @property
    def crop_width(self) -> float:
        """The width of the crop."""
        return self.crop[2]

    @property
    def crop_height(self) -> float:
        """The height of the crop."""
        return self.crop[3]


@dataclass(frozen=True)
class Block:
    """Pictures under one phase, or under none, and the question that most of them answer."""

    heading: str
    """"" for none."""
    level: int
    """Of the heading, as in HTML: 3 stands below a chapter's 2."""
    question: str
    """"" where it stands above already."""
    pictures: tuple[Picture, ...]
    picture_level: int


@dataclass(frozen=True)
class Theme:
    """Reactions that the room put under one name, pictures with favourites first."""

    heading: str
    facts: tuple[str, ...]
    description: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Favourite:
    """A favourite quote with its picture."""

    voice: Voice
    on: str
    """The picture's number and title; "" for none."""


@dataclass(frozen=True)
class Table:
    """Rows of text under column heads: next steps, parked items."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Cells as long as `columns`; they may hold several lines."""


@dataclass(frozen=True)
class Chapter:
    """A main heading and its contents, such as a part of the session, the favourites or the next steps."""

    key: str
    """One of `model.chapters.CHAPTERS`."""
    heading: str
    facts: tuple[str, ...] = ()
    question: str = ""
    """What most of it answers."""
    favourites: tuple[Favourite, ...] = ()
    themes: tuple[Theme, ...] = ()
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Document:
    """The whole write-up."""

    language: str
    """A BCP 47 code, of the sentences that are ours."""
    title: str
    facts: tuple[str, ...]
    introduction: str
    chapters: tuple[Chapter, ...]
    nothing: str
    """A sentence, if there is nothing to show."""
    rule: str
    """The ground rule and what it means."""
    left_out: tuple[str, ...]
    """What is not in it and why, a sentence each."""
    credits: tuple[str, ...]


def column_shares(table: Table) -> tuple[float, ...]:
    """Return the share of a table's width for each column, adding up to 1; the action gets the largest."""
    weights = [3.0, *(1.2 for _column in table.columns[1:-1]), 2.0][: len(table.columns)]
    return tuple(weight / sum(weights) for weight in weights)


def pictures_in(document: Document) -> Iterator[Picture]:
    """Iterate over the pictures of a write-up from top to bottom."""
    for chapter in document.chapters:
        for theme in chapter.themes:
            yield from theme.pictures
        for block in chapter.blocks:
            yield from block.pictures


def pictures_used(document: Document) -> set[str]:
    """Return the ids of the stored pictures that the write-up shows."""
    return {picture.picture_id for picture in pictures_in(document) if picture.picture_id}
