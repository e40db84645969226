"""The parts of a Word document as WordprocessingML: paragraphs, runs, tables, pictures.

Written as text, since a document of 400 quotes has 10,000 elements, and building them one by one takes ten times as
long as the pictures. The order of elements follows ECMA-376, part 1, 17.3 to 17.4: Word rejects any other. Lengths are
twentieths of a point; those of drawings are EMU, 1/914400 inch.
"""

from collections.abc import Iterable, Sequence

from docx.oxml.ns import nsdecls
from markupsafe import escape

from bonfire_deck.writing.direction import runs_leftward
from bonfire_deck.writing.plain import one_line, printable

BAR_INDENT = 198
LEFTWARD = "<w:rtl/>"


def look(*, colour: str = "", size: float = 0, bold: bool = False) -> str:
    """Return run properties: a colour as `RRGGBB`, a size in points; defaults come from the style."""
    return (
        ("<w:b/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{round(size * 2)}"/>' if size else "")
    )


def run(text: str, looks: str = "") -> str:
    """Return typed text with line breaks, in its own direction."""
    start = '<w:t xml:space="preserve">'
    words = str(escape(printable(text)))
    words = words.replace("\t", "</w:t><w:tab/>" + start).replace("\n", "</w:t><w:br/>" + start)
    properties = looks + LEFTWARD if runs_leftward(text) else looks
    return "<w:r>" + (f"<w:rPr>{properties}</w:rPr>" if properties else "") + f"{start}{words}</w:t></w:r>"


def paragraph(
    style: str,
    *runs: str,
    leftward: bool = False,
    goes_with_next: bool = False,
    bar: str = "",
    after: int | None = None,
) -> str:
    """Return a paragraph in a style, given by id.

    `bar` is the colour of a bar at its side, `after` the space below if it differs from the style's.
    """
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if goes_with_next else "")
        + (f'<w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="{bar}"/></w:pBdr>' if bar else "")
        + ("<w:bidi/>" if leftward else "")
        + ("" if after is None else f'<w:spacing w:after="{after}"/>')
        + (f'<w:ind w:left="{BAR_INDENT}"/>' if bar else "")
        + f"</w:pPr>{''.join(runs)}</w:p>"
    )


def typed(style: str, text: str, looks: str = "", *, goes_with_next: bool = False) -> str:
    """Return a paragraph of typed text."""
    return paragraph(style, run(text, looks), leftward=runs_leftward(text), goes_with_next=goes_with_next)


def table(widths: Sequence[int], rows: Iterable[str], *, line: str = "") -> str:
    """Return a table, with a hairline of the colour `line` below each row, or without lines."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>' for side in ("bottom", "insideH")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>'
        + (f"<w:tblBorders>{sides}</w:tblBorders>" if line else "")
        + '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
        ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(widths: Sequence[int], cells: Iterable[str], *, is_head: bool = False, stays_whole: bool = False) -> str:
    """Return a row of cells, each at least one paragraph; a head repeats on each page."""
    properties = ("<w:cantSplit/>" if stays_whole else "") + ("<w:tblHeader/>" if is_head else "")
    return (
        "<w:tr>"
        + (f"<w:trPr>{properties}</w:trPr>" if properties else "")
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, cells, strict=True)
        )
        + "</w:tr>"
    )


def drawing(number: int, relation: str, alt_text: str, width: int, height: int) -> str:
    """Return a run with an inline picture; `number` is unique in the document, `relation` refers to its bytes."""
    size = f'cx="{width}" cy="{height}"'
    named = f'id="{number}" name="Picture {number}" descr="{escape(one_line(alt_text))}"'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr {named}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{relation}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def body(blocks: Iterable[str]) -> str:
    """Return paragraphs and tables as one piece of XML, under a temporary wrapper element."""
    return f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{''.join(blocks)}</w:body>"
