"""The photo report: every picture with the reactions to it, in deck order."""

from dataclasses import replace
from itertools import groupby

from bonfire_deck.i18n import _
from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.session import Session
from bonfire_deck.writing.composing import write_up
from bonfire_deck.writing.document import Block, Chapter, Document
from bonfire_deck.writing.rule import told
from bonfire_deck.writing.sayings import Sayings


def photo_report(session: Session) -> Document:
    """Make the photo report of a session: one chapter, one block, and a picture for each card with reactions.

    The ground rule applies as in the write-up; reactions without a card come last.
    """
    session = masked_session(session)
    sayings = Sayings(session)
    said = sorted(told(session), key=lambda reaction: sayings.place_of(reaction.card_id))
    pictures = tuple(
        sayings.picture(list(found), "")
        for _place, found in groupby(said, key=lambda reaction: sayings.place_of(reaction.card_id))
    )
    chapter = Chapter("photographs", _("Picture by picture"), blocks=(Block("", 2, "", pictures, 2),))
    # The report has no next steps, so it must not mention them either.
    document = write_up(replace(session, next_steps=()))
    return replace(document, introduction="", chapters=(chapter,) if pictures else ())
