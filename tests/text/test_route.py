"""Which passage is about what: the best path, found without trying them all."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcrubric.text import route as module
from mcrubric.text.route import route

POINTS = st.integers(0, 24).map(lambda quarters: quarters / 4)


@st.composite
def scored(
    draw: st.DrawFn, most: int = 30, subjects: int = 5
) -> tuple[list[list[float]], list[int]]:
    """Draw scores for each sentence and subject, and the paragraph of each sentence."""
    count = draw(st.integers(1, subjects))
    row = st.lists(POINTS, min_size=count, max_size=count)
    scores = draw(st.lists(row, max_size=most))
    begins = draw(st.lists(st.booleans(), min_size=len(scores), max_size=len(scores)))
    return scores, [sum(begins[: at + 1]) for at in range(len(scores))]


def worth(path: tuple[int | None, ...], scores: list[list[float]], paragraphs: list[int]) -> float:
    """Say what a path is worth, straight from the rules: slow, and seen to be right."""
    total = sum(
        module._NOTHING if about is None else row[about]
        for about, row in zip(path, scores, strict=True)
    )
    for at, (one, next_) in enumerate(pairwise(path), 1):
        if one != next_:
            broken = paragraphs[at] != paragraphs[at - 1]
            total -= module._AT_BREAK if broken else module._WITHIN
            if one is not None and next_ is not None and next_ < one:
                total -= module._BACK
    return total - module._AT_BREAK * sum(end is not None for end in (path[0], path[-1]))


@settings(max_examples=300)
@given(scored(most=5, subjects=3))
def test_no_other_path_is_better(drawn: tuple[list[list[float]], list[int]]) -> None:
    scores, paragraphs = drawn
    found = route(scores, paragraphs)
    assert len(found) == len(scores)
    if scores:
        subjects = (None, *range(len(scores[0])))
        best = max(
            worth(path, scores, paragraphs) for path in product(subjects, repeat=len(scores))
        )
        assert worth(found, scores, paragraphs) == pytest.approx(best)


@given(scored())
def test_each_sentence_has_a_subject_of_the_page_or_none(
    drawn: tuple[list[list[float]], list[int]],
) -> None:
    scores, paragraphs = drawn
    found = route(scores, paragraphs)
    assert len(found) == len(scores)
    assert {each for each in found if each is not None} <= set(
        range(len(scores[0]) if scores else 0)
    )
    assert found == route(scores, paragraphs)


@given(scored(), st.integers(0, 4), st.integers(1, 12))
def test_more_for_a_subject_never_leaves_it_fewer_sentences(
    drawn: tuple[list[list[float]], list[int]], subject: int, more: int
) -> None:
    """The worth of the best path is convex in what a subject gains, and its slope is the number.

    It may leave one sentence to another subject: that of the passage before goes on over it. A bit
    that decides nothing else is added, so that no two paths are worth the same.
    """
    scores, paragraphs = drawn
    subject %= len(scores[0]) if scores else 1
    raised = [
        [each + (more + 0.03125) * (at == subject) for at, each in enumerate(row)] for row in scores
    ]
    before, after = (route(each, paragraphs).count(subject) for each in (scores, raised))
    assert after >= before


@given(scored(subjects=1), st.integers(1, 12))
def test_of_one_subject_no_sentence_is_lost_by_more(
    drawn: tuple[list[list[float]], list[int]], more: int
) -> None:
    scores, paragraphs = drawn
    before = route(scores, paragraphs)
    after = route([[row[0] + more + 0.03125] for row in scores], paragraphs)
    assert {at for at, each in enumerate(before) if each == 0} <= {
        at for at, each in enumerate(after) if each == 0
    }


@given(scored(), st.integers(1, 3), st.sampled_from(["before", "after"]))
def test_a_paragraph_on_nothing_changes_no_other(
    drawn: tuple[list[list[float]], list[int]], sentences: int, where: str
) -> None:
    scores, paragraphs = drawn
    nothing = [[0.0] * (len(scores[0]) if scores else 1)] * sentences
    alone = route(scores, paragraphs)
    if where == "before":
        found = route(nothing + scores, [0] * sentences + [each + 1 for each in paragraphs])
        kept, rest = found[sentences:], found[:sentences]
    else:
        found = route(scores + nothing, [*paragraphs, *[len(paragraphs) + 1] * sentences])
        kept, rest = found[: len(scores)], found[len(scores) :]
    assert rest == (None,) * sentences
    total = [*paragraphs]
    assert not scores or worth(kept, scores, total) == pytest.approx(worth(alone, scores, total))


def test_no_sentence_and_no_subject_are_about_nothing() -> None:
    assert route([], []) == ()
    assert route([[], [], []], [0, 0, 1]) == (None, None, None)


def test_the_work_grows_with_the_number_of_subjects_alone() -> None:
    """Looked at by counting, for time says little on a busy machine."""

    class Counted(float):
        compared = 0

        def __gt__(self, other: float) -> bool:
            Counted.compared += 1
            return float(self) > float(other)

        def __add__(self, other: float) -> Counted:
            return Counted(float(self) + float(other))

        __radd__ = __add__

        def __sub__(self, other: float) -> Counted:
            return Counted(float(self) - float(other))

    def comparisons(subjects: int) -> int:
        Counted.compared = 0
        rows = [[Counted((at * 7 + each * 3) % 5) for each in range(subjects)] for at in range(20)]
        route(rows, [at // 4 for at in range(20)])
        return Counted.compared

    few, many = comparisons(10), comparisons(100)
    assert few > 0
    assert many <= 12 * few
