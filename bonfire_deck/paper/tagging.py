"""Making a painted PDF one that can be read aloud: structure, alternative texts, outline (ISO 32000-2, 14.7, 14.8)."""

import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from bonfire_deck.paper.pen import OFF_THE_PAGE, Element
from bonfire_deck.writing.plain import one_line

COLOURS = 255

_CORNER = b"%d %d" % (OFF_THE_PAGE, OFF_THE_PAGE)
MARK = re.compile(
    rb"^(\S+ \S+ \S+) scn\n((?:(?!%s )(?!.* scn$).*\n)+?)%s 1 1 re\nf\n" % (_CORNER, _CORNER), re.MULTILINE
)
"""A mark: its colour, what Qt says before the rectangle, the rectangle and what fills it."""


def tag(document: pikepdf.Pdf, root: Element, language: str, title: str) -> None:
    """Give `document` the structure below `root`, whose marks `Pen` painted, an outline, a language and a title."""
    for page in document.pages:
        page.Contents = document.make_stream(_marked(page.Contents.read_bytes()))
        page.StructParents = page.index
        page.Tabs = Name.S
    tree = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: list[dict[int, pikepdf.Object]] = [{} for _page in document.pages]
    tree.K = _made(document, root, tree, parents)
    numbers = Array()
    for place, owned in enumerate(parents):
        last = max(owned, default=-1)
        listed = Array([owned.get(number) for number in range(last + 1)])
        numbers.append(place)
        numbers.append(document.make_indirect(listed))
    tree.ParentTree = document.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(parents)
    document.Root.StructTreeRoot = tree
    document.Root.MarkInfo = Dictionary(Marked=True)
    document.Root.Lang = String(language)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    document.docinfo["/Title"] = one_line(title)
    _outline(document, root)


def _marked(painted: bytes) -> bytes:
    """Put the beginnings and ends of marked content where the pen's marks stand.

    Qt writes an instruction or two on a line, letters as numbers of shapes and no binary data, so that lines can be
    looked for: to take a page's instructions apart and put them together again takes many times longer.
    """
    is_open = False

    def begin(found: re.Match[bytes]) -> bytes:
        nonlocal is_open
        number = _number(found[1].split())
        ended = b"EMC\n" if is_open else b""
        begun = b"/Span <</MCID %d>> BDC\n" % number if number else b"/Artifact BMC\n"
        is_open = True
        return b"%s scn\n%s%s%s" % (found[1], found[2], ended, begun)

    marked = MARK.sub(begin, painted)
    return marked + b"\nEMC\n" if is_open else marked


def _number(colour: Sequence[bytes]) -> int:
    red, green, blue = (round(float(part) * COLOURS) for part in colour)
    return red << 16 | green << 8 | blue


def _made(
    document: pikepdf.Pdf, element: Element, parent: pikepdf.Object, parents: list[dict[int, pikepdf.Object]]
) -> pikepdf.Object:
    """Make a structure element with all below it, and note whose each piece of content is."""
    made = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
    if element.alt_text:
        made.Alt = String(one_line(element.alt_text))
    if element.title:
        made.T = String(one_line(element.title))
    inside = Array()
    for page, number in element.content:
        inside.append(Dictionary(Type=Name.MCR, Pg=document.pages[page].obj, MCID=number))
        parents[page][number] = made
    for child in element.children:
        inside.append(_made(document, child, made, parents))
    made.K = inside
    return made


def _outline(document: pikepdf.Pdf, root: Element) -> None:
    """List the headings, those of lower rank below those of higher."""
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
