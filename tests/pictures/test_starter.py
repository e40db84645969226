from bonfire_deck.files.opening import close, open_for_reading
from bonfire_deck.files.reading import Reader
from bonfire_deck.files.starter_deck import make_starter_deck
from bonfire_deck.model.deck import plans, shelves
from bonfire_deck.paths import Paths, assets
from bonfire_deck.pictures.starter import read_starter

FOLDER = assets() / "images"


def test_every_picture_has_its_card_and_every_card_its_picture():
    deck = read_starter(FOLDER)
    assert [deck.title, deck.credit, deck.licence] == ["Bonfire", "Bonfire Deck", "CC BY 4.0"]
    assert {card.file for card in deck.cards} == set(FOLDER.glob("*.jpg"))
    assert len({card.title for card in deck.cards}) == len(deck.cards) == 72
    assert all(card.alt_text.endswith(".") and card.tags for card in deck.cards)


def test_any_twelve_in_a_row_are_a_usable_hand():
    cards = read_starter(FOLDER).cards
    assert {"Spaghetti Junction", "Two Cogs"} <= {card.title for card in cards[:5]}
    for start in range(len(cards) - 11):
        hand = cards[start : start + 12]
        assert len({card.tags.split(",")[0] for card in hand}) >= 6
        assert any("hope" in card.tags for card in hand)
        assert any("struggle" in card.tags for card in hand)


def test_the_pictures_decode(workers):
    failed = []
    workers.decode_many([card.file for card in read_starter(FOLDER).cards[:6]], lambda r: failed.append(r.trouble))
    assert failed == [None] * 6


def test_three_plans_fill_the_time_they_promise():
    told = read_starter(FOLDER).plans
    minutes = {plan: sum(one.minutes for one in rounds) for plan, rounds in told.items()}
    assert minutes == {"Where are we now?": 30, "The four Ds": 90, "Two pictures: now and wanted": 45}
    assert [one.phase for one in told["The four Ds"]] == ["", "discover", "dream", "design", "destiny"]
    assert told["The four Ds"][-1].place == "plenary"
    assert told["Two pictures: now and wanted"][0].now_and_wanted
    assert all(one.question.endswith("?") for rounds in told.values() for one in rounds)


def test_the_deck_lies_in_hands_of_twelve_and_brings_its_plans(tmp_path):
    paths = Paths.under(tmp_path)
    path = make_starter_deck(paths, lambda *_: None)
    connection = open_for_reading(path)
    try:
        session = Reader(connection).session()
    finally:
        close(connection)
    hands = [shelf.cards for shelf in shelves(session)]
    assert [len(cards) for cards in hands] == [12] * 6
    assert [card.number for cards in hands for card in cards] == list(range(1, 73))
    assert plans(session) == tuple(read_starter(FOLDER).plans)
    assert all(card.alt_text and card.credit and card.licence for card in session.cards)
