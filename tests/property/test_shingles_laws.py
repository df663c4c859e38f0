"""Laws of what texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mcrubric.text.shingles import SHINGLE, Said, shared

WORDS = st.lists(st.sampled_from(["gate", "Hedge", "saw", "tom's", "\u00fcber"]), max_size=40)
TEXTS = WORDS.map(" ".join)


def said(text: str) -> Said:
    return Said([text], {})


@given(TEXTS)
def test_a_text_against_itself_is_wholly_shared(text: str) -> None:
    own = said(text)
    found = shared(own, [said(text)])
    if len(own.words) < SHINGLE:
        assert found.words == 0
    else:
        assert found.words == len(own.words)
        assert found.longest is not None
        assert found.longest.words == len(own.words)


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_the_order_of_others_does_not_matter(text: str, others: list[str]) -> None:
    one, other = (shared(said(text), [*map(said, texts)]) for texts in (others, others[::-1]))
    assert one.words == other.words
    assert (one.longest and one.longest.words) == (other.longest and other.longest.words)


@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_more_others_share_more_and_what_is_given_less(
    text: str, others: list[str], more: str
) -> None:
    own, several = said(text), [*map(said, others)]
    found = shared(own, several).words
    assert found <= shared(own, [*several, said(more)]).words <= len(own.words)
    assert shared(own, several, [said(more)]).words <= found


@given(TEXTS, TEXTS)
def test_the_longest_run_stands_in_both(text: str, other: str) -> None:
    own, said_there = said(text), said(other)
    found = shared(own, [said_there])
    assert (found.longest is None) == (found.words == 0)
    if found.longest:
        run = found.longest
        assert SHINGLE <= run.together <= run.words <= found.words
        own_words = own.words[run.start : run.start + run.together]
        assert own_words == said_there.words[run.at : run.at + run.together]


@given(st.lists(st.sampled_from(["gate", "hedge"]), max_size=SHINGLE - 1), TEXTS)
def test_a_text_without_eight_words_shares_nothing(few: list[str], other: str) -> None:
    short = said(" ".join(few))
    assert shared(short, [said(other)]).words == shared(said(other), [short]).words == 0
