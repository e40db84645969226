"""Making a painted PDF one that can be read aloud: structure, alternative texts, outline (ISO 32000-2, 14.7, 14.8)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from bonfire_deck.paper.pen import OFF_THE_PAGE, Element
from bonfire_deck.writing.plain import one_line

COLOURS = 255

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def tag(document: pikepdf.Pdf, root: Element, language: str, title: str) -> None:
    """Give `document` the structure below `root`, whose marks `Pen` painted, an outline, a language and a title."""
    for page in document.pages:
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(list(_marked(page))))
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


def _marked(page: pikepdf.Page) -> Iterator[Instruction]:
    """Put the beginnings and ends of marked content where the pen's marks stand."""
    number, is_open, is_mark = 0, False, False
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        operands = instruction.operands
        if operator == "scn" and len(operands) == 3:
            number = _number(list(operands))
        if operator == "re" and all(Decimal(str(value)) == Decimal(OFF_THE_PAGE) for value in operands[:2]):
            is_mark = True
            continue
        if is_mark:
            # What fills the mark's rectangle is left out with it.
            is_mark = False
            if is_open:
                yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
            is_open = True
            if number:
                yield pikepdf.ContentStreamInstruction([Name.Span, Dictionary(MCID=number)], pikepdf.Operator("BDC"))
            else:
                yield pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC"))
            continue
        yield instruction
    if is_open:
        yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))


def _number(colour: Sequence[object]) -> int:
    red, green, blue = (round(float(str(part)) * COLOURS) for part in colour)
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
