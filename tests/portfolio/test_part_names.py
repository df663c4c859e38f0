"""Which part a file's name speaks of, read from the rubric's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import mcrubric
from mcrubric.model.rubric import PartOutline, Rubric
from mcrubric.portfolio.name_words import words_of
from mcrubric.portfolio.part_names import PartNames, part_names

CASES: Final[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "part_names.yaml").read_text("utf-8")
)
NAMES: Final = part_names(mcrubric.load_rubric(CASES["rubric"]), "whitcomb-hand-in")


@pytest.mark.parametrize(("name", "fits"), CASES["names"].items())
def test_a_name_speaks_of(name: str, fits: dict[str, str] | None) -> None:
    assert dict(NAMES.fits(name)) == (fits or {})


def names_in(*parts: tuple[str, str]) -> PartNames:
    outlines = (PartOutline(id=each, kind="document", label=label) for each, label in parts)
    return part_names(Rubric(id="t/t", version="1", title="T", parts=tuple(outlines)), "x")


def test_words_come_from_the_rubric_whatever_its_language() -> None:
    german = names_in(("teil-1", "Überblick"), ("teil-2", "Selbsteinschätzung"))
    assert german.fits("Teil 2 endgültig.docx") == {"teil-2": "id"}
    assert german.fits("Selbsteinschaetzung.docx") == {"teil-2": "words"}
    assert german.fits("ueberblick.docx") == {"teil-1": "words"}
    assert german.fits("Part 1.docx") == {}


def test_an_id_of_one_word_is_a_word_among_others() -> None:
    names = names_in(("essay", "Essay"), ("portfolio", "Portfolio"))
    assert names.fits("my essay final.docx") == {"essay": "words"}
    assert names.fits("essay on spiders.docx") == {"essay": "maybe"}
    assert names.fits("1.docx") == {}


def test_a_number_says_nothing_where_parts_have_none() -> None:
    assert names_in(("part-1", "One thing"), ("annex", "Annex")).fits("1.docx") == {}


def test_the_hand_ins_own_name_says_nothing() -> None:
    assert NAMES.fits("Reflection Whitcomb.docx") == {"part-3": "words"}


@given(st.text(), st.sampled_from(("", "part", "part 1", "1", "reflection", ".icloud")))
def test_no_name_raises_and_words_are_stable(name: str, more: str) -> None:
    for path in (name, more + name, name + more, f"{name}/{more}"):
        assert set(NAMES.fits(path)) <= {"part-1", "part-2", "part-3"}
    words = words_of(name)
    assert words_of(" ".join(words)) == words
