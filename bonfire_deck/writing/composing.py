"""Compose the write-up from a session: which chapter, theme, picture and words, in which order."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bonfire_deck.i18n import _, ngettext
from bonfire_deck.model.chapters import chapter_label, wanted_chapters
from bonfire_deck.model.room_words import masked_session
from bonfire_deck.model.rows import Reaction
from bonfire_deck.model.session import Session
from bonfire_deck.model.themes import ThemeShown, energy, is_revealed, themes_of
from bonfire_deck.model.words import PARTS, PHASES, ground_rule_label, ground_rule_meaning, phase_label
from bonfire_deck.writing.document import Block, Chapter, Document, Favourite, Theme
from bonfire_deck.writing.outcomes import named_card, parked_chapter, people_chapter, steps_chapter
from bonfire_deck.writing.plain import date_in_words
from bonfire_deck.writing.rule import card_told, left_out_by_consent, left_out_by_rule, rule_of, told
from bonfire_deck.writing.sayings import Sayings, counts, present

UNSORTED = "unsorted"


def write_up(session: Session) -> Document:
    """Make the write-up of a session.

    Every reaction that is neither deleted nor withdrawn appears in each of its themes, or once with its picture if its
    part has it in none, unless the ground rule withholds words or the facilitator left its chapter out. Favourites come
    first, and also have a chapter of their own. Anything attached to a deleted card, group or round appears under "Not
    sorted yet". Themes are ordered by energy once the dots are revealed, else in their own order.
    """
    session = masked_session(session)
    about = session.about
    composed = _Composer(session).chapters()
    wanted = wanted_chapters(about.chapters)
    chapters = tuple(composed[chapter.key] for chapter in wanted if chapter.is_in and chapter.key in composed)
    kept_back = [chapter.key for chapter in wanted if not chapter.is_in and chapter.key in composed]
    return Document(
        # Translators: the code of your own language, such as "de" or "pt-BR".
        language=_("en"),
        title=about.title or _("Write-up"),
        facts=present(
            date_in_words(about.date),
            about.place,
            ngettext("{count} group", "{count} groups", len(session.groups)) if session.groups else "",
            ngettext("{count} person", "{count} people", session.people) if session.people else "",
            _("with the deck “{deck}”").format(deck=about.deck_title) if about.deck_title else "",
        ),
        introduction=about.introduction,
        chapters=chapters,
        nothing="" if chapters else _("Nothing was said yet."),
        rule=_("Ground rule: {rule}. {meaning}").format(
            rule=ground_rule_label(about.ground_rule), meaning=ground_rule_meaning(about.ground_rule)
        ),
        left_out=(
            *_left_out_by_rule(session, chapters),
            *left_out_by_consent(session),
            *_left_out_by_choice(kept_back),
        ),
        credits=_deck_credits(session),
    )


def _left_out_by_rule(session: Session, chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """Return what the rule left out, if anything was said, and which names the document contains all the same."""
    if rule_of(session).names or not told(session):
        return ()
    steps = session.next_steps if any(chapter.key == "steps" for chapter in chapters) else ()
    is_named = any(step.who.strip() or step.to_whom.strip() for step in steps)
    return present(left_out_by_rule(session), _("Next steps keep the names given with them.") if is_named else "")


def _left_out_by_choice(keys: Sequence[str]) -> tuple[str, ...]:
    if not keys:
        return ()
    return (_("Left out by choice: {chapters}.").format(chapters=", ".join(chapter_label(key) for key in keys)),)


def _deck_credits(session: Session) -> tuple[str, ...]:
    about = session.about
    if not about.credit and not about.licence:
        return ()
    credit = about.credit or _("unknown")
    if not about.licence:
        return (_("Pictures: {credit}.").format(credit=credit),)
    return (_("Pictures: {credit}, {licence}.").format(credit=credit, licence=about.licence),)


@dataclass(frozen=True)
class _Said:
    """A reaction with its place in the write-up."""

    reaction: Reaction
    key: str
    """Of the chapter."""
    phase: int
    card: int
    question: tuple[int, str]


class _Composer:
    """Sorts the contents of a session into chapters, themes, phases, pictures and questions."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rule = rule_of(session)
        self._sayings = Sayings(session)
        self._said = [self._placed(reaction) for reaction in told(session)]

    def chapters(self) -> dict[str, Chapter]:
        """Return the non-empty chapters by key; earlier ones show their pictures large."""
        found: dict[str, Chapter] = {}
        makers: dict[str, Callable[[], Chapter | None]] = {
            "favourites": self._favourites,
            "steps": lambda: steps_chapter(self._session),
            "parked": lambda: parked_chapter(self._session),
            "people": lambda: people_chapter(self._session),
        }
        for wanted in wanted_chapters(self._session.about.chapters):
            key = wanted.key
            chapter = makers[key]() if key in makers else self._part(key)
            if chapter is not None:
                found[key] = chapter
        return found

    def _placed(self, reaction: Reaction) -> _Said:
        session = self._session
        round_ = session.round_by_id.get(reaction.round_id or "")
        is_sorted = (
            reaction.card_id in session.card_by_id
            and (not reaction.group_id or reaction.group_id in session.group_by_id)
            and (not reaction.round_id or round_ is not None)
        )
        return _Said(
            reaction,
            key=session.part_of(reaction) if is_sorted else UNSORTED,
            phase=PHASES.index(round_.phase) if round_ is not None and is_sorted else 0,
            card=self._sayings.place_of(reaction.card_id),
            question=self._sayings.question(reaction),
        )

    def _favourites(self) -> Chapter | None:
        chosen = [one.reaction for one in self._said if one.reaction.favourite]
        if not chosen or not self._rule.words:
            return None
        cards = self._session.card_by_id
        favourites = tuple(
            Favourite(
                self._sayings.voice([reaction]),
                named_card(card_told(self._session, cards[reaction.card_id])) if reaction.card_id in cards else "",
            )
            for reaction in chosen
        )
        return Chapter("favourites", chapter_label("favourites"), favourites=favourites)

    def _part(self, key: str) -> Chapter | None:
        themes = _themes_by_energy(self._session, key) if key in PARTS and self._rule.words else ()
        in_part = [one for one in self._said if one.key == key]
        if not in_part and not any(shown.reactions for shown, _facts in themes):
            return None
        in_themes = {reaction.id for shown, _facts in themes for reaction in shown.reactions}
        rest = sorted((one for one in in_part if one.reaction.id not in in_themes), key=lambda one: one.phase)
        phases = [(phase, list(found)) for phase, found in groupby(rest, key=lambda one: one.phase)]
        # One shared question at the top, unless each phase has its own.
        asks_once = bool(themes) or (len(phases) == 1 and not phases[0][0])
        shared = _most_asked(in_part) if asks_once and in_part else None
        made = tuple(self._theme(shown, facts, shared or "") for shown, facts in themes)
        blocks = [self._block(phase, found, shared, after_themes=bool(made)) for phase, found in phases]
        facts = counts(self._session, [one.reaction for one in in_part], with_pictures=True)
        leading = _most_energy(self._session, key) if self._rule.words else ()
        return Chapter(key, chapter_label(key), (*facts, *leading), shared or "", themes=made, blocks=tuple(blocks))

    def _theme(self, shown: ThemeShown, facts: tuple[str, ...], shared: str) -> Theme:
        """Return a theme with its pictures: those with favourites first, then by number of reactions."""
        pictures: dict[str, list[Reaction]] = {}
        for reaction in shown.reactions:
            known = reaction.card_id if reaction.card_id in self._session.card_by_id else None
            pictures.setdefault(known or "", []).append(reaction)
        ordered = sorted(
            pictures.items(),
            key=lambda item: (not item[0], not any(r.favourite for r in item[1]), -len(item[1]), item[0]),
        )
        return Theme(
            shown.theme.title.strip() or _("Untitled theme"),
            facts,
            shown.theme.description,
            tuple(self._sayings.picture(self._in_order(found), shared) for _card, found in ordered),
        )

    def _in_order(self, reactions: Iterable[Reaction]) -> list[Reaction]:
        """Return reactions as the ground rule allows, in the order it allows."""
        wanted = {reaction.id for reaction in reactions}
        return [one.reaction for one in self._said if one.reaction.id in wanted]

    def _block(self, phase: int, said: list[_Said], asked: str | None, *, after_themes: bool) -> Block:
        shared = _most_asked(said) if asked is None else asked
        said.sort(key=lambda one: one.card)
        pictures = tuple(
            self._sayings.picture([one.reaction for one in found], shared)
            for _card, found in groupby(said, key=lambda one: one.card)
        )
        heading = phase_label(PHASES[phase])
        if after_themes and not heading:
            heading = _("Also said")
        return Block(heading, 3, shared if asked is None else "", pictures, 4 if heading else 3)


def _most_asked(said: Sequence[_Said]) -> str:
    found = Counter(one.question for one in said)
    _place, question = min(found, key=lambda one: (-found[one], one))
    return question


def _themes_by_energy(session: Session, part: str) -> tuple[tuple[ThemeShown, tuple[str, ...]], ...]:
    """Return the non-empty themes of a part, each with its facts."""
    themes = tuple(shown for shown in themes_of(session, part) if shown.reactions)
    is_told = is_revealed(session, part)
    if is_told:
        themes = tuple(shown for standing in energy(themes) for shown in standing.themes)
    return tuple((shown, _theme_facts(session, shown, is_told=is_told)) for shown in themes)


def _theme_facts(session: Session, shown: ThemeShown, *, is_told: bool) -> tuple[str, ...]:
    return present(
        ngettext("{count} dot", "{count} dots", shown.count) if is_told else "",
        ngettext(
            "from {heard} of {count} group",
            "from {heard} of {count} groups",
            len(session.groups),
            heard=len(shown.groups),
        )
        if shown.groups
        else "",
    )


def _most_energy(session: Session, part: str) -> tuple[str, ...]:
    """Return a line on which theme has the most energy; ties are reported as such."""
    if part not in PARTS or not is_revealed(session, part):
        return ()
    first = next(iter(energy(shown for shown in themes_of(session, part) if shown.reactions)), None)
    if first is None or not first.count:
        return ()
    names = [_("“{theme}”").format(theme=shown.theme.title.strip()) for shown in first.themes if shown.is_named]
    if not names:
        return ()
    return (_("most energy: {themes}").format(themes=", ".join(names)),)
