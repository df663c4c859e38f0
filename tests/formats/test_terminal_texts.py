from __future__ import annotations

import runpy
from pathlib import Path

import pytest

import mcrubric

HERE = Path(__file__).parent
TEXTS = runpy.run_path(str(HERE / "write_expected.py"))["texts"]()


@pytest.mark.parametrize("case", sorted(TEXTS))
def test_a_stored_report_reads_as_expected(case: str) -> None:
    expected = (HERE / "expected" / f"{case}.txt").read_bytes().decode()
    assert TEXTS[case] == expected


def test_every_expected_text_belongs_to_a_report() -> None:
    assert {path.stem for path in (HERE / "expected").glob("*.txt")} == set(TEXTS)


@pytest.mark.parametrize("case", sorted(TEXTS))
def test_nothing_is_said_about_a_person(case: str) -> None:
    # The page's own words about proficiency are quoted for the assessor.
    quoted = "demonstrate proficiency of every detail"
    text = " ".join(TEXTS[case].split()).replace(quoted, "").lower()
    for word in ("fail", "proficien", "score", "grade", "violation", "poor", "passed ("):
        assert word not in text


@pytest.mark.parametrize("case", [case for case in TEXTS if "colour" not in case])
def test_no_control_character_reaches_the_terminal(case: str) -> None:
    assert [each for each in TEXTS[case] if not each.isprintable() and each != "\n"] == []


def test_colour_only_adds_to_the_text() -> None:
    import re

    plain = re.sub(r"\x1b\[\d+m", "", TEXTS["incomplete.80-colour"])
    assert plain == TEXTS["incomplete.80"]


def test_marks_have_a_form_in_ascii() -> None:
    assert TEXTS["incomplete.80-ascii"].isascii()
    assert TEXTS["hostile.80-ascii"].isascii()


def test_what_is_not_english_is_told_once_for_all_that_look_at_sentences() -> None:
    text = (
        "Im Herbst stand ich jeden Morgen um sieben an der Tür der Schule und sprach mit den "
        "Familien. Eine Mutter sagte mir, dass sie vorher nie jemand gefragt hatte."
    )
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    with mcrubric.Validator(rubric, plugins=()) as validator:
        report = validator.validate({"documents": {"part-3": {"text": text}}}, parts=["part-3"])
    written = " ".join(mcrubric.write_report(report, "terminal").split())
    assert written.count("not English") == 1
    assert "Components, Examples, Impact and Continuation: Not assessed" in written
