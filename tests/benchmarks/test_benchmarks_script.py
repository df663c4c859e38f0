from __future__ import annotations

import tempfile
from pathlib import Path

import pypdfium2_raw
import pytest
from benchmarks import script
from benchmarks.generate import draft, write
from benchmarks.prose import seeded
from benchmarks.verify import faults_of_script
from hypothesis import given, settings
from hypothesis import strategies as st

pypdfium2_raw.FPDF_InitLibrary()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), number=st.integers(0, 10_000))
def test_the_script_finds_the_known_faults_and_no_others(seed: int, number: int) -> None:
    made = draft(seed, number)
    with tempfile.TemporaryDirectory() as folder:
        write(made, Path(folder) / "portfolio", seeded(seed))
        report = script.check_portfolio(Path(folder) / "portfolio")
    assert faults_of_script(report) == set(made.faults)


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("p. 3", "resolved"),
        ("pp. 2-4", "resolved"),
        ("pages 1, 4", "resolved"),
        ("page=4", "resolved"),
        ("p. 5", "out-of-range"),
        ("p. 4-3", "out-of-range"),
        ("p. 0", "out-of-range"),
        ("p. iv", "unverifiable"),
        ("0:42", "kind-mismatch"),
        ("t=3,4", "kind-mismatch"),
        ("throughout", "not-specific"),
        ("near the coffee stain", "not-understood"),
    ],
)
def test_places_in_a_pdf_of_four_pages(place: str, state: str) -> None:
    facts = {
        "medium": "pdf",
        "pages": 4,
        "labels": [],
        "states": dict.fromkeys(range(1, 5), "loads"),
    }
    assert script.resolve(place, facts) == state


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("0:42-1:10", "resolved"),
        ("1:11", "resolved"),
        ("t=12,70", "resolved"),
        ("1:12", "out-of-range"),
        ("t=72", "out-of-range"),
        ("p. 2", "kind-mismatch"),
    ],
)
def test_places_in_a_video_of_seventy_seconds(place: str, state: str) -> None:
    assert script.resolve(place, {"medium": "video", "seconds": 70.0}) == state


def test_questions_headings_and_placeholders_are_not_counted() -> None:
    question = script.PROMPTS[3].replace("facilitated", "led")
    text = f"# Two words\n\n{question}\n\nThis is mine \u2014 five words. [Write more here.]\n"
    counts = script.count_words(text)
    assert (counts["headings"], counts["counted"], counts["echoed"]) == (2, 5, 21)
