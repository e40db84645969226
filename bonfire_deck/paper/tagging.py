"""Make a painted PDF accessible: structure, alternative text, outline (ISO 32000-2, 14.7, 14.8)."""

import zlib
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from bonfire_deck.paper.pen import OFF_THE_PAGE, Element
from bonfire_deck.writing.plain import one_line

COLOURS = 255

MARK = b"%d %d 1 1 re\nf\n" % (OFF_THE_PAGE, OFF_THE_PAGE)
"""The rectangle that the pen leaves where an element begins."""
INKED = b" scn\n"
"""What stands behind a colour that fills."""
QUICKLY = 1
"""How hard page contents are packed: harder gains little beside the pictures."""


def tag(document: pikepdf.Pdf, root: Element, language: str, title: str) -> None:
    """Add the structure below `root`, whose marks `Pen` painted, an outline, a language and a title to `document`."""
    pages = [page.obj for page in document.pages]
    for place, page in enumerate(pages):
        packed = zlib.compress(_marked(page.Contents.read_bytes()), QUICKLY)
        page.Contents = document.make_stream(packed, Filter=Name.FlateDecode)
        page.StructParents = place
        page.Tabs = Name.S
    tree = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    structure = _Structure(document, pages)
    tree.K = structure.made(root, tree)
    tree.ParentTree = document.make_indirect(Dictionary(Nums=structure.owners()))
    tree.ParentTreeNextKey = len(pages)
    document.Root.StructTreeRoot = tree
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.Lang = String(language)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.docinfo["/Title"] = one_line(title)
    _outline(document, root)


class _Structure:
    """The structure elements of a document and the content that each owns."""

    def __init__(self, document: pikepdf.Pdf, pages: Sequence[pikepdf.Object]) -> None:
        self._document = document
        self._pages = pages
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _page in pages]

    def made(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        """Create a structure element with its descendants."""
        told = Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        if element.alt_text:
            told.Alt = String(one_line(element.alt_text))
        if element.title:
            told.T = String(one_line(element.title))
        made = self._document.make_indirect(told)
        inside: list[int | pikepdf.Object] = []
        for page, number in element.content:
            self._owners[page][number] = made
            inside.append(number)
        if len({page for page, _number in element.content}) > 1:
            # A plain number refers to content on the element's own page.
            inside = [Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=number) for page, number in element.content]
        elif element.content:
            made.Pg = self._pages[element.content[0][0]]
        inside += [self.made(child, made) for child in element.children]
        made.K = inside[0] if len(inside) == 1 else Array(inside)
        return made

    def owners(self) -> Array:
        """Return for each page, after its index, the elements that own its pieces of content, by number."""
        numbers = Array()
        for place, owned in enumerate(self._owners):
            listed = Array([owned.get(number) for number in range(max(owned, default=-1) + 1)])
            numbers.append(place)
            numbers.append(self._document.make_indirect(listed))
        return numbers


def _marked(painted: bytes) -> bytes:
    """Insert marked-content operators in place of the pen's marks.

    Qt writes one or two instructions per line, text as glyph numbers and no binary data, so a line search works:
    parsing and rebuilding a page's instructions takes many times longer.
    """
    *before, rest = painted.split(MARK)
    pieces: list[bytes] = []
    for piece in before:
        colour = piece[: piece.rindex(INKED)].rpartition(b"\n")[2]
        number = _number(colour.split())
        ended = b"EMC\n" if pieces else b""
        begun = b"/Span <</MCID %d>> BDC\n" % number if number else b"/Artifact BMC\n"
        pieces.append(b"%s%s%s" % (piece, ended, begun))
    return b"".join((*pieces, rest, b"\nEMC\n" if pieces else b""))


def _number(colour: Sequence[bytes]) -> int:
    red, green, blue = (round(float(part) * COLOURS) for part in colour)
    return red << 16 | green << 8 | blue


def _outline(document: pikepdf.Pdf, root: Element) -> None:
    """Build the outline from the headings, nested by level."""
    with document.open_outline() as outline:
        above: list[tuple[int, pikepdf.OutlineItem]] = []
        for heading in _headings(root):
            page = heading.content[0][0]
            item = pikepdf.OutlineItem(one_line(heading.title), page)
            rank = int(heading.role[1:])
            while above and above[-1][0] >= rank:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((rank, item))


def _headings(element: Element) -> Iterator[Element]:
    for child in element.children:
        if child.role[0] == "H" and child.role[1:].isdigit() and child.content:
            yield child
        yield from _headings(child)
