"""What a next step is or can be linked to, for choosing by keyboard."""

from bonfire_deck.model.next_steps import StepShown
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import themes_of
from bonfire_deck.model.words import PARTS
from bonfire_deck.ui.next_steps.link_sheet import Choice
from bonfire_deck.ui.next_steps.rows import card_told, quote_told, theme_told


def what_to_link(session: Session, shown: StepShown) -> list[Choice]:
    """Return all themes, pictures and quotes, those linked to the step first."""
    linked = {theme.id for theme in shown.themes} | {card.id for card in shown.cards}
    linked |= {reaction.id for reaction in shown.reactions}
    themes = [found.theme for part in PARTS for found in themes_of(session, part)]
    choices = [Choice(("themes", theme.id), theme_told(theme), theme.id in linked) for theme in themes]
    choices += [Choice(("cards", card.id), card_told(card), card.id in linked) for card in session.cards]
    choices += [
        Choice(("reactions", reaction.id), quote_told(session, reaction), reaction.id in linked)
        for reaction in session.reactions if not reaction.withdrawn
    ]  # fmt: skip
    return sorted(choices, key=lambda choice: not choice.is_linked)
