from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bonfire_deck.writing.markdown import as_markdown
from bonfire_deck.writing.plain import printable
from tests.model.boards import card, reaction, session
from tests.writing.sessions import NAUGHTY, saying, stored, typed_everywhere, under

BLOCKS = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
          "inline", "hr"}  # fmt: skip
TABLES = {f"{what}_{side}" for what in ("table", "thead", "tbody", "tr", "th", "td") for side in ("open", "close")}
INLINES = {"text", "hardbreak", "softbreak", "strong_open", "strong_close"}


def tokens(text):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def quoted(text):
    """The paragraphs inside block quotes, as a reader sees them."""
    found, depth = [], 0
    for token in tokens(text):
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if depth and token.type == "inline":
            assert {child.type for child in token.children} <= INLINES
            found.append("".join("\n" if child.type == "hardbreak" else child.content for child in token.children))
    return found


def as_read(text):
    lines = printable(text).split("\n")
    return "\n".join(line.replace("\t", " ").strip() or "\xa0" for line in lines)


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_quote_reads_as_it_was_typed(text):
    assert quoted(as_markdown(saying(text))) == [as_read(text)]


@given(st.text())
def test_any_quote_reads_as_it_was_typed(text):
    assert quoted(as_markdown(saying(text))) == [as_read(text)]


@given(st.text(alphabet="*_`~[]()<>#+-=.!|\\&;:$ \n\t1a", max_size=30))
def test_any_signs_of_markdown_read_as_they_were_typed(text):
    assert quoted(as_markdown(saying(text))) == [as_read(text)]


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_typed_becomes_structure(text):
    found = tokens(as_markdown(typed_everywhere(text).session))

    assert {token.type for token in found} <= BLOCKS | TABLES
    many = Counter(token.type for token in found)
    # Actions, undertakings, openings, examples and what was parked, a row each under their heads.
    assert (many["table_open"], many["tr_open"]) == ((5, 10) if text.strip() else (4, 8))
    assert [token.type for token in found].count("hr") == 1
    assert {child.type for token in found if token.type == "inline" for child in token.children} <= INLINES


def test_a_picture_is_told_in_words():
    one = replace(card(1, "Two Cogs", picture_id=stored().id), alt_text="A big cog turns a small one.", credit="Us")

    text = as_markdown(session([reaction(1)], cards=[one]))

    assert "### Two Cogs\n\nPicture 1 · Us\n\nThe picture: A big cog turns a small one.\n" in text
    assert "data:" not in text


def test_each_quote_is_a_paragraph_with_who_said_it():
    said = [reaction(1, "one\nmore"), replace(reaction(2, "two", favourite=True), said_by="Ash")]

    leading, *others = as_markdown(session(said)).split("## Where are we now?")
    assert quoted("".join(others)) == ["two\n— Favourite · Ash · We see", "one\nmore\n— We see"]
    assert quoted(leading) == ["two\n— Favourite · Ash · We see", "— ● 1 Group 1 · 1 Card 1"]
    assert "**● 1 Group 1**" in as_markdown(session(said))
    told = as_markdown(under("chatham", session(said)))
    assert quoted(told.split("## Where are we now?")[1]) == ["two\n— Favourite", "one\nmore"]
