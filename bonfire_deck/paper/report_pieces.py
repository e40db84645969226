"""The pieces of a write-up on paper, together with their PDF structure."""

from collections.abc import Mapping, Sequence

from bonfire_deck.i18n import _
from bonfire_deck.model.session import StoredPicture
from bonfire_deck.paper.inks import SMOKE
from bonfire_deck.paper.pen import Element, Face
from bonfire_deck.paper.setting import (
    BAR_ROOM,
    barred,
    card_strips,
    heading_strips,
    picture_strip,
    row_strips,
    word_strips,
)
from bonfire_deck.paper.sheets import Beside, Piece, Strip
from bonfire_deck.writing.document import Answer, Chapter, Document, Picture, Quote, Speaker, Table, column_shares
from bonfire_deck.writing.plain import one_line, side_by_side
from bonfire_deck.writing.stored import shown_size

PICTURE, REPEAT, GUTTER, TALLEST = 222.0, 96.0, 18.0, 330.0
LARGE = 400.0
"""How high a picture may stand on its page of the photo report."""
AFTER_QUOTE = 8.0


class Faces:
    """The typefaces of a write-up on paper."""

    TITLE = Face(28, 700, of_people=True)
    WORDS = Face(11.5, of_people=True)
    LOVED = Face(14, of_people=True)
    """A favourite."""
    SECOND = Face(10, of_people=True, colour=SMOKE)
    """The same in a second language."""
    QUESTION = Face(12, of_people=True, italic=True)
    QUIET = Face(9, colour=SMOKE)
    LABEL = Face(9, 700, colour=SMOKE)
    CELL = Face(10)
    HEAD = Face(9, 800)


HEADINGS = {1: (17.0, 26.0), 2: (14.0, 18.0), 3: (11.5, 12.0), 4: (11.0, 10.0)}
"""How large a heading is, by its rank, and how much room is above it."""


class Pieces:
    """Turns a document into pieces for a column of a given width, and adds them to its structure."""

    def __init__(self, root: Element, stored: Mapping[str, StoredPicture], width: float) -> None:
        """Add to `root`; `stored` holds the available pictures."""
        self._root = root
        self._stored = stored
        self._width = width

    def whole(self, document: Document) -> list[Piece]:
        """Return the pieces of a write-up from its title to its ground rule."""
        pieces: list[Piece] = [*self._head(document)]
        for chapter in document.chapters:
            pieces += self._chapter(chapter)
        return [*pieces, *self._end(document)]

    def photographs(self, document: Document) -> list[list[Piece]]:
        """Return the pieces of each picture, to start on a new page; the first includes the title."""
        pictures = [p for chapter in document.chapters for block in chapter.blocks for p in block.pictures]
        sheets: list[list[Piece]] = [[*self._photograph(picture)] for picture in pictures] or [[]]
        root, self._root = self._root, Element("Sect")
        sheets[0] = [*self._head(document), Strip(14), *sheets[0]]
        # The title was created after the pictures but is read before them.
        root.children[:0] = self._root.children
        self._root = root
        sheets[-1] += self._end(document)
        return sheets

    def _head(self, document: Document) -> list[Strip]:
        title = self._root.add("H1", title=document.title)
        strips = word_strips(one_line(document.title), Faces.TITLE, self._width, title, keeps=True)
        strips += self._quiet(document.facts)
        if document.introduction.strip():
            strips += [Strip(12), *word_strips(document.introduction, Faces.WORDS, self._width, self._root.add("P"))]
        return strips

    def _end(self, document: Document) -> list[Strip]:
        strips = [Strip(26)]
        if document.nothing:
            strips += self._quiet((document.nothing,))
        for sentence in (document.rule, *document.left_out, *document.credits):
            strips += self._quiet((sentence,))
        return strips

    def _quiet(self, facts: Sequence[str], *, keeps: bool = False) -> list[Strip]:
        told = side_by_side(facts)
        return word_strips(told, Faces.QUIET, self._width, self._root.add("P"), keeps=keeps) if told else []

    def _heading(self, text: str, level: int, facts: Sequence[str] = ()) -> list[Strip]:
        # The title is the first heading.
        element = self._root.add(f"H{level + 1}", title=text)
        size, above = HEADINGS[level]
        return heading_strips(text, Face(size, 800), self._width, element, facts, above)

    def _question(self, text: str, *, keeps: bool = True) -> list[Strip]:
        return word_strips(text, Faces.QUESTION, self._width, self._root.add("P"), keeps=keeps) if text.strip() else []

    def _chapter(self, chapter: Chapter) -> list[Piece]:
        leads = bool(chapter.themes or chapter.blocks or chapter.favourites or chapter.tables)
        pieces: list[Piece] = [*self._heading(chapter.heading, 1), *self._question(chapter.question)]
        pieces += self._quiet(chapter.facts, keeps=leads)
        for favourite in chapter.favourites:
            voice = favourite.voice
            for quote in voice.quotes:
                pieces += self._quote(quote, voice.speaker, (favourite.on, voice.label), self._width)
        for theme in chapter.themes:
            pieces += self._heading(theme.heading, 2, theme.facts)
            if theme.description.strip():
                pieces += word_strips(theme.description, Faces.WORDS, self._width, self._root.add("P"), keeps=True)
            for picture in theme.pictures:
                pieces += self._picture(picture, 3)
        for block in chapter.blocks:
            if block.heading:
                pieces += self._heading(block.heading, 2)
            pieces += self._question(block.question)
            for picture in block.pictures:
                pieces += self._picture(picture, block.picture_level - 1)
        for table in chapter.tables:
            pieces += self._table(table)
        return pieces

    def _picture(self, picture: Picture, level: int) -> list[Piece]:
        pieces: list[Piece] = []
        if picture.heading:
            pieces += self._heading(picture.heading, level, picture.facts)
        side = REPEAT if picture.is_repeat else PICTURE
        figure = self._figure(picture, side, TALLEST)
        if not figure:
            return [*pieces, *self._answers(picture.answers, self._width)]
        indent = side + GUTTER
        pieces.append(Beside(tuple(figure), indent, tuple(self._answers(picture.answers, self._width - indent))))
        pieces.append(Strip(6))
        return pieces

    def _photograph(self, picture: Picture) -> list[Piece]:
        heading = picture.heading or _("Not sorted yet")
        strips = self._heading(heading, 1, picture.facts)[1:]
        strips += self._figure(picture, self._width, LARGE)
        return [*strips, Strip(10), *self._answers(picture.answers, self._width)]

    def _figure(self, picture: Picture, side: float, tallest: float) -> list[Strip]:
        """Return the picture, or a word card's words, with the credits below; nothing if there is no card."""
        strips: list[Strip] = []
        stored = self._stored.get(picture.picture_id)
        if stored is not None:
            across, down = shown_size(picture, stored)
            width = min(side, tallest * across / down)
            element = self._root.add("Figure", alt_text=picture.alt_text)
            strips.append(picture_strip(picture, width, width * down / across, element))
        if picture.words.strip():
            strips += card_strips(picture.words, side, self._root.add("P"))
        credits_ = side_by_side(picture.credits)
        if strips and credits_:
            strips += [Strip(3), *word_strips(credits_, Faces.QUIET, side, self._root.add("Caption"))]
        return strips

    def _answers(self, answers: Sequence[Answer], width: float) -> list[Strip]:
        strips: list[Strip] = []
        for answer in answers:
            if answer.question.strip():
                strips += word_strips(answer.question, Faces.QUESTION, width, self._root.add("P"), keeps=True)
                strips.append(Strip(3, keeps=True))
            for voice in answer.voices:
                if voice.speaker is None:
                    strips += word_strips(one_line(voice.label), Faces.LABEL, width, self._root.add("P"), keeps=True)
                remarks = (voice.label,) if voice.speaker is not None else ()
                for quote in voice.quotes:
                    strips += self._quote(quote, voice.speaker, remarks, width)
        return strips

    def _quote(
        self, quote: Quote, speaker: Speaker | None, remarks: Sequence[str], width: float
    ) -> list[Strip]:  # fmt: skip
        block = self._root.add("BlockQuote")
        room = width - BAR_ROOM
        told = " · ".join(one_line(text) for text in (*remarks, *quote.facts) if text.strip())
        if speaker is not None:
            told = _("{shape} {label}").format(shape=speaker.shape, label=told)
        parts: list[tuple[str, Face]] = [(quote.text, Faces.LOVED if quote.favourite else Faces.WORDS)]
        if quote.other_texts:
            parts.append((_("Two laptops changed this line. The other version:"), Faces.QUIET))
            parts += [(text, Faces.WORDS) for text in quote.other_texts]
        if quote.second_text.strip():
            parts.append((quote.second_text, Faces.SECOND))
        if told:
            parts.append((told, Faces.QUIET))
        strips: list[Strip] = []
        for place, (text, face) in enumerate(parts):
            strips += word_strips(text, face, room, block.add("P"), keeps=place < len(parts) - 1)
        return barred(strips, speaker, AFTER_QUOTE)

    def _table(self, table: Table) -> list[Strip]:
        strips = self._heading(table.heading, 2) if table.heading else [Strip(6)]
        made = self._root.add("Table")
        widths = [self._width * share for share in column_shares(table)]
        for place, row in enumerate((table.columns, *table.rows)):
            line = made.add("TR")
            cells = [line.add("TD" if place else "TH") for _cell in row]
            found = row_strips(row, widths, Faces.CELL if place else Faces.HEAD, cells)
            if place == 0:
                # The table head stays with the first row.
                found[-1] = Strip(found[-1].height, found[-1].draw, keeps=True)
            strips += found
        return strips
