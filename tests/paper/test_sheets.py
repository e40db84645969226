import itertools

from hypothesis import given
from hypothesis import strategies as st

from bonfire_deck.paper.sheets import Beside, Strip, paged

ROOM = 100.0


def nothing(_pen, _x, _y):
    pass


strips = st.builds(
    lambda height, keeps, is_gap: Strip(float(height), None if is_gap else nothing, keeps=keeps),
    st.integers(1, 60), st.booleans(), st.booleans(),
)  # fmt: skip
figures = st.lists(st.builds(lambda height: Strip(float(height), nothing), st.integers(1, 45)), min_size=1, max_size=2)
besides = st.builds(
    lambda figure, words: Beside(tuple(figure), 50.0, tuple(words)), figures, st.lists(strips, max_size=12)
)
pieces = st.lists(st.one_of(strips, besides), max_size=20)


def drawn(found):
    for piece in found:
        for strip in (*piece.figure, *piece.words) if isinstance(piece, Beside) else (piece,):
            if strip.draw is not None:
                yield strip


@given(pieces)
def test_every_strip_stands_once_within_its_page_and_upon_no_other(found):
    pages = paged(found, ROOM)

    placed = [one.strip for page in pages for one in page]
    assert sorted(map(id, placed)) == sorted(map(id, drawn(found)))
    for page in pages:
        for x in {one.x for one in page}:
            column = sorted((one.y, one.y + one.strip.height) for one in page if one.x == x)
            assert all(before[1] <= after[0] for before, after in itertools.pairwise(column))
        assert all(one.y + one.strip.height <= ROOM for one in page)


@given(st.lists(strips, max_size=20))
def test_what_keeps_to_the_next_is_never_last_on_its_page_if_both_fit_on_one(found):
    pages = paged(found, ROOM)
    order = [strip for strip in found if strip.draw is not None]

    for page in pages[:-1]:
        for one in page[-1:]:
            place = next(n for n, strip in enumerate(found) if strip is one.strip)
            chain = [found[place]]
            while place and found[place - 1].keeps:
                place -= 1
                chain.insert(0, found[place])
            place = next(n for n, strip in enumerate(found) if strip is one.strip)
            while found[place].keeps and place + 1 < len(found):
                place += 1
                chain.append(found[place])
            if sum(strip.height for strip in chain) <= ROOM:
                assert not any(s.draw for s in chain[[*map(id, chain)].index(id(one.strip)) + 1 :])
    assert [one.strip for page in pages for one in page] == order


def test_words_beside_a_picture_go_on_on_the_next_page_in_their_column():
    words = tuple(Strip(30.0, nothing) for _line in range(5))

    first, second = paged([Beside((Strip(40.0, nothing),), 50.0, words), Strip(10.0, nothing)], ROOM)

    assert [(one.x, one.y) for one in first] == [(0.0, 0.0), (50.0, 0.0), (50.0, 30.0), (50.0, 60.0)]
    assert [(one.x, one.y) for one in second] == [(50.0, 0.0), (50.0, 30.0), (0.0, 60.0)]


def test_what_comes_after_a_picture_stands_below_it_even_where_the_words_are_short():
    (page,) = paged([Beside((Strip(40.0, nothing),), 50.0, (Strip(10.0, nothing),)), Strip(10.0, nothing)], ROOM)

    assert page[-1].y == 40.0
