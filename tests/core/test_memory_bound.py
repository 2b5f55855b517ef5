"""One bound over several things that are kept: the oldest go, whoever has them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from drawai_desktop.core.history import History, HistoryEntry
from drawai_desktop.core.memory_bound import give_way
from drawai_desktop.core.style import NEUTRAL


class Kept:
    """Things of one size, by the moment when they came."""

    def __init__(self, ages, size=10):
        self.ages, self.size = list(ages), size

    @property
    def size_bytes(self):
        return self.size * len(self.ages)

    @property
    def oldest(self):
        return self.ages[0] if self.ages else None

    def drop_oldest(self):
        self.ages.pop(0)


def test_the_older_one_goes_whoever_has_it():
    one, other = Kept([1, 4, 6]), Kept([2, 3, 7])
    assert give_way(30, 0, (one, other)) == [one, other]
    assert (one.ages, other.ages) == ([4, 6], [7])


def test_what_is_kept_counts_and_stays():
    one = Kept([1, 2, 3])
    give_way(100, 85, (one,))
    assert one.ages == [3]
    assert give_way(100, 500, (one,)) == [one]
    assert give_way(100, 500, (one,)) == []


@given(
    st.lists(st.integers(0, 100), max_size=20),
    st.lists(st.integers(0, 100), max_size=20),
    st.integers(0, 500),
)
def test_nothing_goes_that_has_room_and_nothing_stays_that_has_none(first, second, most):
    one, other = Kept(sorted(first)), Kept(sorted(second))
    give_way(most, 0, (one, other))
    left = sorted(one.ages + other.ages)
    assert len(left) == min(len(first) + len(second), most // 10)
    assert left == sorted(first + second)[len(first) + len(second) - len(left) :]


def entry(seed):
    picture = np.full((60, 80, 3), seed, np.uint8)
    return HistoryEntry.of(np.full((60, 80), seed, np.uint8), NEUTRAL.with_seed(seed), picture)


def test_pinned_pictures_never_give_way():
    history = History()
    keys = [history.add(entry(seed)).key for seed in range(5)]
    history.pin(keys[0], True)
    history.pin(keys[3], True)
    assert give_way(0, 0, (history,)) == [history]
    assert [e.style.seed for e in history.entries] == [0, 3]
    assert history.oldest is None
    history.drop_oldest()
    assert len(history) == 2
