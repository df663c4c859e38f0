"""A copy of what is asked is told from an explanation."""

from __future__ import annotations

import json
import pathlib
from typing import Final

import pytest

from mcrubric.text.same import normal_form, restates

AWARE: Final = (
    "Demonstrate self-awareness and personal management when making connections and building "
    "rapport with all stakeholders."
)
SHARED: Final = pathlib.Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (AWARE, AWARE),
        (
            AWARE.replace("Demonstrate", "It shows"),
            AWARE,
        ),
        ("This artifact is clear evidence that I build rapport.", "build rapport"),
        ("I am accessible.", "accessible"),
        ("Approachable", "approachable"),
        ("The document proves implementation timelines.", "implementation timelines"),
    ],
)
def test_a_copy(text: str, statement: str) -> None:
    assert restates(text, statement)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("", AWARE),
        ("See the page.", AWARE),
        ("Parents ring my own number, so I am accessible at night too.", "accessible"),
        ("Accessible ramp behind the gym.", "accessible"),
        ("12 families said that I am accessible.", "accessible"),
        ("“Accessible” is what Doris calls me.", "accessible"),
        ("Rapport grew after Ivey sat in on the meetings with a stopwatch.", "build rapport"),
        ("The chart shows who greeted whom when we were building rapport.", "build rapport"),
        ("Anything", ""),
    ],
)
def test_an_explanation(text: str, statement: str) -> None:
    assert not restates(text, statement)


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the folder ../shared/data is not there")
def test_labelled_explanations() -> None:
    pages = json.loads((SHARED / "seeds" / "details.json").read_text("utf-8"))
    outcomes = {"P": pages["personal"]["eos"], "E": pages["external"]["eos"]}
    lines = (SHARED / "data" / "text" / "explanations.jsonl").read_text("utf-8").splitlines()
    for row in map(json.loads, lines):
        outcome = outcomes[row["seed"]][row["eo"] - 1]
        texts = [outcome["text"], *(detail["span_text"] for detail in outcome["details"])]
        found = any(restates(row["text"], text) for text in texts)
        assert found is (row["label"] == "restates"), row["id"]


def test_normal_form() -> None:
    assert (
        normal_form("  It\u2019s\u200b “Our”\nway! ")
        == "it's our way"
        == normal_form("IT'S our way")
    )
    assert normal_form("ours") != normal_form("our s")
