"""How well phrases of many people are read: precision and recall over places, printed.

A place is a pair of a phrase and a locator in canonical form. Words that are not understood are no
place: they are left to a person. `labelled.yaml` was written before the reader saw it, and the
rules were mended by it; `held-out.yaml` was written afterwards, and nothing was changed for it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from mcrubric.locators.canonical import canonical
from mcrubric.locators.phrases import read_places

if TYPE_CHECKING:
    import pytest

Groups = dict[str, dict[str, list[str]]]
HERE = Path(__file__).parent
LABELLED: Groups = yaml.safe_load((HERE / "labelled.yaml").read_text(encoding="utf-8"))
HELD_OUT: Groups = yaml.safe_load((HERE / "held-out.yaml").read_text(encoding="utf-8"))
PRECISION, RECALL = 0.98, 0.95
PHRASES, NO_PLACES, HELD_BACK = 300, 80, 100
FLOOR = 0.85


class Figures(NamedTuple):
    phrases: int
    without: int
    precision: float
    recall: float
    differ: tuple[str, ...]


def figures_of(groups: Groups) -> Figures:
    cases = [case for group in groups.values() for case in group.items()]
    meant = given = right = 0
    differ = []
    for phrase, wanted in cases:
        expected = Counter(wanted)
        got = Counter(place for place in map(canonical, read_places(phrase)) if place != "?")
        meant, given = meant + expected.total(), given + got.total()
        right += (expected & got).total()
        if expected != got:
            differ.append(f"{phrase!r}: {sorted(got)}, not {wanted}")
    without = sum(not wanted for _, wanted in cases)
    return Figures(len(cases), without, right / given, right / meant, tuple(differ))


def told(name: str, figures: Figures) -> str:
    return (
        f"\n{name}: {figures.phrases} phrases, {figures.without} without a place: "
        f"precision {figures.precision:.3f}, recall {figures.recall:.3f}"
    )


def test_precision_and_recall_on_the_labelled_set(capsys: pytest.CaptureFixture[str]) -> None:
    figures = figures_of(LABELLED)
    with capsys.disabled():
        print(told("labelled", figures))  # noqa: T201 - the figures are asked for
    assert figures.phrases >= PHRASES
    assert figures.without >= NO_PLACES
    assert figures.precision >= PRECISION, "\n".join(figures.differ)
    assert figures.recall >= RECALL, "\n".join(figures.differ)


def test_precision_and_recall_on_the_held_out_set(capsys: pytest.CaptureFixture[str]) -> None:
    figures = figures_of(HELD_OUT)
    with capsys.disabled():
        print(told("held out", figures))  # noqa: T201 - the figures are asked for
    assert figures.phrases >= HELD_BACK
    assert min(figures.precision, figures.recall) >= FLOOR, "\n".join(figures.differ)


def test_no_phrase_is_in_both_sets() -> None:
    labelled = {phrase for group in LABELLED.values() for phrase in group}
    held_out = {phrase for group in HELD_OUT.values() for phrase in group}
    assert not labelled & held_out
