"""Next steps and what they come from."""

from dataclasses import dataclass

from bonfire_deck.model.rows import Card, NextStep, Reaction, Theme
from bonfire_deck.model.session import Session
from bonfire_deck.model.words import STEP_KINDS


@dataclass(frozen=True)
class StepShown:
    """A next step, and the themes, quotes and pictures linked to it."""

    step: NextStep
    themes: tuple[Theme, ...]
    reactions: tuple[Reaction, ...]
    """Without withdrawn ones."""
    cards: tuple[Card, ...]


def steps_of(session: Session) -> tuple[StepShown, ...]:
    """Return the next steps by kind, each kind in its own order."""
    themes = {theme.id: theme for theme in session.themes}
    reactions = {reaction.id: reaction for reaction in session.reactions if not reaction.withdrawn}
    links = session.next_step_links
    return tuple(
        StepShown(
            step,
            tuple(themes[k.theme_id] for k in links if k.next_step_id == step.id and k.theme_id in themes),
            tuple(reactions[k.reaction_id] for k in links if k.next_step_id == step.id and k.reaction_id in reactions),
            tuple(
                session.card_by_id[k.card_id]
                for k in links
                if k.next_step_id == step.id and k.card_id in session.card_by_id
            ),
        )
        for step in sorted(session.next_steps, key=lambda step: STEP_KINDS.index(step.kind))
    )


def same_kind(session: Session, step_id: str) -> tuple[NextStep, ...]:
    """Return all next steps of the same kind as a step, in order, including itself."""
    kinds = {step.kind for step in session.next_steps if step.id == step_id}
    return tuple(step for step in session.next_steps if step.kind in kinds)
