"""The parts of a slide as PresentationML and DrawingML: text boxes, pictures, tables.

Written as text, for the reason given in `word_parts`; the order of elements follows ECMA-376, part 1, 19.3, 20.1 and
21.1. Lengths are EMU, 1/914400 inch; font sizes are points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import escape
from pptx.oxml.ns import nsdecls

from bonfire_deck.writing.direction import runs_leftward
from bonfire_deck.writing.plain import one_line, printable

MEDIUM_STYLE = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""The id of the table style that every show has."""
LEAST_ROW = 228_600
"""Rows grow with their words."""


@dataclass(frozen=True)
class Look:
    """A text style: font name, size in points, colour as `RRGGBB`."""

    font: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False


Frame = tuple[int, int, int, int]
"""Where something lies on a slide: left, top, width, height."""


def paragraph(text: str, look: Look, *, before: str = "", after: float = 0) -> str:
    """Return typed text with line breaks; `before` holds runs that precede it, `after` is the space below in points."""
    properties = 'algn="l" rtl="1"' if runs_leftward(text) else 'algn="l"'
    below = f'<a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>' if after else ""
    runs = "<a:br/>".join(run(line, look) for line in printable(text).split("\n"))
    return f"<a:p><a:pPr {properties}>{below}</a:pPr>{before}{runs}</a:p>"


def run(text: str, look: Look) -> str:
    """Return text as a single-line run."""
    return (
        f'<a:r><a:rPr sz="{round(look.size * 100)}" b="{look.bold:d}" i="{look.italic:d}">{_fill(look.colour)}'
        f'<a:latin typeface="{look.font}"/></a:rPr><a:t>{escape(text)}</a:t></a:r>'
    )


def title(frame: Frame, words: str, *, at_the_foot: bool = False) -> str:
    """Return the title of a slide, which also appears in the outline; align it to the frame's top or bottom."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title 1"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{_lies("a", frame)}</p:spPr>'
        + _text("p:txBody", '<a:bodyPr anchor="b"/>' if at_the_foot else "<a:bodyPr/>", words)
        + "</p:sp>"
    )


def box(number: int, frame: Frame, words: str, *, in_the_middle: bool = False) -> str:
    """Return a box of paragraphs; `number` is unique on the slide."""
    named, anchor = f'id="{number}" name="TextBox {number - 1}"', ' anchor="ctr"' if in_the_middle else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr {named}/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_lies("a", frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        + _text("p:txBody", f'<a:bodyPr wrap="square"{anchor}><a:spAutoFit/></a:bodyPr>', words or "<a:p/>")
        + "</p:sp>"
    )


def picture(number: int, frame: Frame, relation: str, alt_text: str) -> str:
    """Return a picture; `relation` refers to its bytes."""
    named = f'id="{number}" name="Picture {number - 1}" descr="{escape(one_line(alt_text))}"'
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr {named}/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_lies("a", frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def table(number: int, frame: Frame, widths: Sequence[int], rows: Iterable[str]) -> str:
    """Return a table."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number - 1}"/><p:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{_lies("p", frame)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1" bandRow="1"><a:tableStyleId>{MEDIUM_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def row(cells: Iterable[str], ground: str) -> str:
    """Return a row of cells, each of paragraphs, on a solid background."""
    fill = _fill(ground)
    made = (f"<a:tc>{_text('a:txBody', '<a:bodyPr/>', cell)}<a:tcPr>{fill}</a:tcPr></a:tc>" for cell in cells)
    return f'<a:tr h="{LEAST_ROW}">{"".join(made)}</a:tr>'


def slide(ground: str, shapes: Iterable[str]) -> bytes:
    """Return a slide: shapes on a solid background."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<p:sld {nsdecls('a', 'p', 'r')}><p:cSld><p:bg><p:bgPr>{_fill(ground)}<a:effectLst/></p:bgPr></p:bg><p:spTree>"
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{''.join(shapes)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    ).encode()


def listed(slide_id: int, relation: str) -> str:
    """Return the entry that lists a slide in the show."""
    return f'<p:sldId {nsdecls("p", "r")} id="{slide_id}" r:id="{relation}"/>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _lies(space: str, frame: Frame) -> str:
    left, top, width, height = frame
    return f'<{space}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{space}:xfrm>'


def _text(name: str, properties: str, words: str) -> str:
    return f"<{name}>{properties}<a:lstStyle/>{words}</{name}>"
