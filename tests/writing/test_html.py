import base64
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.model.session import Snapshot
from bonfire_deck.writing.html import as_html
from bonfire_deck.writing.plain import printable
from tests.model.boards import card, reaction, session
from tests.writing.sessions import NAUGHTY, saying, stored, typed_everywhere

VOID = {"meta", "img", "br"}
KNOWN = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2", "h3", "h4", "p", "bdi", "span",
    "section", "article", "small", "figure", "img", "figcaption", "div", "blockquote", "footer", "table",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Page(HTMLParser):
    """What stands on a page: tags with their attributes, and the text of each element."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self._open = [], [], []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self._open.append((tag, dict(attributes), []))

    def handle_endtag(self, tag):
        opened, attributes, pieces = self._open.pop()
        assert opened == tag
        self.texts.append((tag, attributes, "".join(pieces)))

    def handle_data(self, data):
        for _tag, _attributes, pieces in self._open:
            pieces.append(data)

    def of_class(self, name):
        return [text for _tag, attributes, text in self.texts if name in (attributes.get("class") or "").split()]


def page(snapshot):
    return Page(as_html(snapshot))


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_quote_comes_out_as_it_was_typed(text):
    assert page(Snapshot(saying(text), {})).of_class("words") == [printable(text)]


@given(st.text())
def test_any_quote_comes_out_as_it_was_typed(text):
    assert page(Snapshot(saying(text), {})).of_class("words") == [printable(text)]


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_typed_becomes_a_tag_or_an_address(text):
    made = page(typed_everywhere(text))

    assert {tag for tag, _attributes in made.tags} <= KNOWN
    for _tag, attributes in made.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert not {"href", "srcset", "action"} & attributes.keys()
        assert attributes.get("src", "data:image/jpeg;base64,").startswith("data:image/jpeg;base64,")


def test_the_page_forbids_scripts_and_fetching():
    made = page(typed_everywhere("words"))
    policies = [a["content"] for _t, a in made.tags if a.get("http-equiv") == "Content-Security-Policy"]

    assert policies == ["default-src 'none'; img-src data:; style-src 'unsafe-inline'"]
    (style,) = [text for tag, _attributes, text in made.texts if tag == "style"]
    assert not re.search(r"url\(|@import|@font-face", style)


def test_each_picture_is_inside_once_and_its_thumbnail_further_down():
    picture = stored()
    made = session([reaction(1), reaction(2, round_id="r2")], cards=[card(1, picture_id=picture.id)])

    sources = [
        attributes["src"] for tag, attributes in page(Snapshot(made, {picture.id: picture})).tags if tag == "img"
    ]

    assert [base64.b64decode(source.partition(",")[2]) for source in sources] == [picture.data, picture.thumbnail]


def test_every_picture_has_words_for_those_who_do_not_see_it():
    picture = stored()
    one = replace(card(1, "Two Cogs", picture_id=picture.id), alt_text="A big cog turns a small one.")
    two = replace(card(2, "Bonfire", picture_id=picture.id))
    made = session([reaction(1), reaction(2, card_id="c2")], cards=[one, two])

    shown = page(Snapshot(made, {picture.id: picture}))

    alternatives = [attributes["alt"] for tag, attributes in shown.tags if tag == "img"]
    assert alternatives == ["A big cog turns a small one.", "Bonfire"]
    assert [text.split() for tag, _a, text in shown.texts if tag == "figcaption"] == [
        ["Picture", "1"],
        ["Picture", "2"],
    ]


def test_headings_leave_out_no_level():
    phased = session([reaction(1), reaction(2, round_id="r2"), reaction(3, card_id="gone")])
    phased = replace(phased, rounds=(phased.rounds[0], replace(phased.rounds[1], phase="dream"), phased.rounds[2]))

    levels = [int(tag[1]) for tag, _a in page(Snapshot(phased, {})).tags if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert 4 in levels


def test_a_crop_and_a_turn_are_kept():
    picture = stored(width=60, height=40)
    one = card(1, picture_id=picture.id, crop=(0.25, 0.5, 0.5, 0.5), rotation=1)
    made = session([reaction(1)], cards=[one])

    (image,) = [a for tag, a in page(Snapshot(made, {picture.id: picture})).tags if tag == "img"]
    styles = [
        a["style"] for _t, a in page(Snapshot(made, {picture.id: picture})).tags if a.get("class") in ("frame", "turn")
    ]

    # 30 x 20 pixels of the picture are shown, upright as 20 x 30.
    assert styles[0] == "aspect-ratio: 20.00 / 30.00"
    assert "width: 150.0000%; height: 66.6667%; left: -25.0000%; top: 16.6667%; transform: rotate(90deg)" in styles[1]
    assert image["style"] == "width: 200.0000%; height: 200.0000%; left: -50.0000%; top: -100.0000%"


def test_a_picture_that_is_missing_leaves_its_words():
    made = session([reaction(1, "said")], cards=[card(1, "Two Cogs", picture_id="0" * 64)])

    shown = page(Snapshot(made, {}))

    assert shown.of_class("words") == ["said"]
    assert not [tag for tag, _a in shown.tags if tag == "img"]
