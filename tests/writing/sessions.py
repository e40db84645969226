"""Invented sessions for the tests of what is written, and words that break careless writers."""

import hashlib
import io
from dataclasses import replace

from PIL import Image

from bonfire_deck.model.rows import NextStep, NextStepLink, ParkedItem
from bonfire_deck.model.session import Contacts, Snapshot, StoredPicture
from bonfire_deck.model.words import STEP_KINDS
from tests.model.boards import ABOUT, card, group, reaction, round_, session, theme

NAUGHTY = (
    "plain words",
    "<script>alert(1)</script>",
    "</p></blockquote><img src=x onerror=alert(1)>",
    "<!-- not a comment --> &amp; &lt; &nbsp; &#0; &copy",
    "\"quoted\" 'quoted' `code` ``code``",
    "javascript:alert(1) https://example.org www.example.org <https://example.org> me@example.org",
    "[words](https://example.org) ![words](x.png) [ref]: x",
    "*star* **star** _under_ __under__ ~~gone~~ $x^2$",
    "# heading\n## heading\n#\n####### seven",
    "- list\n+ list\n* list\n1. list\n2) list\n> quote",
    "---\n***\n___\n===\ntext\n---\ntext\n===",
    "a | b\n--- | ---\nc | d",
    "    indented\n\tindented\n```\nfenced\n```\n~~~",
    "back\\slash \\* trailing\\",
    "two\n\nthree\n\n\nlines\r\nof\rmany\u2028kinds\u2029here",
    "  blanks   around  and\tbetween ",
    " ",
    "",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "  =1+1",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "''+1",
    "'\r",
    "'tis a day",
    "＝1＋1",
    "＠SUM",
    "\u200b=1",
    "\ufeff=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","click")',
    "{{ 7 * 7 }} {% raw %} ${x} #{x} {0} {count} %s %(a)s",
    "nul \x00 bell \x07 escape \x1b[31m del \x7f next line \x85",
    "\u202eright to left\u202c \u2066isolate \u200f mark",
    "العربية עברית 中文 हिन्दी ไทย",
    "e\u0301 👩‍👩‍👧‍👦 🏳️‍🌈 \U0001f525",
    "\ufffe \uffff \ufdd0 \U0010ffff",
    "semi;colon;=1, comma, \"quote\", 'x'",
    "x" * 3000,
)


def stored(number=1, width=60, height=40):
    """A real picture, another one for each number."""
    buffer, small = io.BytesIO(), io.BytesIO()
    image = Image.new("RGB", (width, height), (number * 37 % 256, 90, 120))
    image.save(buffer, "JPEG", quality=90)
    image.resize((width // 2, height // 2)).save(small, "JPEG")
    data = buffer.getvalue()
    return StoredPicture(hashlib.sha256(data).hexdigest(), "jpeg", width, height, data, small.getvalue())


def under(rule, made, **about):
    """The same session under another ground rule."""
    return replace(made, about=replace(made.about, ground_rule=rule, **about))


def saying(text, rule="chatham"):
    """A session in which one reaction says `text`."""
    return under(rule, session([replace(reaction(1), text=text)]))


def typed_everywhere(text, rule="attributed"):
    """A session in which everything that can be typed is `text`."""
    said = replace(reaction(1), text=text, second_text=text, said_by=text, verbatim=False, chosen_by_own=False)
    picture = stored()
    one = replace(
        card(1, picture_id=picture.id), title=text, alt_text=text, credit=text, licence=text, question=text, note=text
    )
    about = replace(
        ABOUT, title=text, place=text, date=text, introduction=text, credit=text, licence=text, deck_title=text,
        question=text, ground_rule=rule,
    )  # fmt: skip
    made = replace(
        session(
            [replace(said, favourite=True), replace(said, id="x2", card_id="c2")],
            cards=[one, replace(card(2), words=text, title=text)],
            **theme(1, "x2", title=text, dots=2),
        ),
        about=about,
        groups=(replace(group(1), name=text),),
        rounds=(replace(round_(1), title=text, question=text),),
        versions={"x1": (text, text + "!")},
        next_steps=tuple(NextStep(f"n{kind}", kind, text, text, text, text, "") for kind in STEP_KINDS),
        next_step_links=(
            NextStepLink("l1", "naction", "t1", None, None),
            NextStepLink("l2", "naction", None, "x1", None),
            NextStepLink("l3", "naction", None, None, "c1"),
        ),
        parked=(ParkedItem("p1", text, "g1", "r1", None, "later", ""),),
        contacts=Contacts(3, 2),
    )
    made = replace(made, themes=tuple(replace(one, description=text) for one in made.themes))
    return Snapshot(made, {picture.id: picture})
