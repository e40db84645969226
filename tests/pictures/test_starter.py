from bonfire_deck.paths import assets
from bonfire_deck.pictures.starter import read_starter

FOLDER = assets() / "images"


def test_every_picture_has_its_card_and_every_card_its_picture():
    deck = read_starter(FOLDER)
    assert [deck.title, deck.credit, deck.licence] == ["Bonfire", "Bonfire Deck", "CC BY 4.0"]
    assert {card.file for card in deck.cards} == set(FOLDER.glob("*.jpg"))
    assert len({card.title for card in deck.cards}) == len(deck.cards) >= 50
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
