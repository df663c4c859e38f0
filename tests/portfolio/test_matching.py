"""What a candidate writes for a detail is matched for sure, as a guess, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcrubric.model.rubric import Detail, Outcome, Rubric
from mcrubric.portfolio.matching import matcher_of

EO1, EO2 = ("EO1.approachable", "EO1.connect"), ("EO2.social-awareness", "EO2.connect")


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("EO1.connect", [("id", ("EO1.connect",))]),
        ("  eo1.CONNECT ", [("id", ("EO1.connect",))]),
        ("EO2 social awareness", [("id", ("EO2.social-awareness",))]),
        ("EO1: connect", [("id", ("EO1.connect",))]),
        ("EO1.connect (how we connect)", [("id", ("EO1.connect",))]),
        ("EO1.connect, EO2.connect", [("id", ("EO1.connect",)), ("id", ("EO2.connect",))]),
        ("EO1.connect and EO1.connect", [("id", ("EO1.connect",))]),
        ("EO1.connect & EO2.conect", [("id", ("EO1.connect",)), ("spelling", ("EO2.connect",))]),
        ("Approachable", [("words", ("EO1.approachable",))]),
        ("1. Social-awareness:", [("words", ("EO2.social-awareness",))]),
        ("b) connecting", [("words", ("EO2.connect",))]),
        ("Connect", [("ambiguous", ("EO1.connect", "EO2.connect"))]),
        ("EO2", [("outcome", EO2)]),
        ("Outcome 1", [("outcome", EO1)]),
        ("Essential Outcome 2", [("outcome", EO2)]),
        ("Demonstrate social awareness", [("outcome", EO2)]),
        ("EO1.aproachable", [("spelling", ("EO1.approachable",))]),
        ("social awarness", [("spelling", ("EO2.social-awareness",))]),
        ("EO7.conect", [("unknown", ())]),
        ("Outcome 3", [("unknown", ())]),
        ("our week", [("unknown", ())]),
        ("   ", [("missing", ())]),
        ("1.2", [("number", ("EO1.connect",))]),
        ("EO2 detail 1", [("number", ("EO2.social-awareness",))]),
        ("EO1-2: by phone", [("number", ("EO1.connect",))]),
        ("Outcome 2, indicator b", [("number", ("EO2.connect",))]),
        ("2a", [("number", ("EO2.social-awareness",))]),
        ("Detail 3", [("number", ("EO2.social-awareness",))]),
        ("4.", [("number", ("EO2.connect",))]),
        ("1.9", [("unknown", ())]),
        ("3.1", [("unknown", ())]),
        ("0", [("unknown", ())]),
        ("2 films", [("unknown", ())]),
        ("a", [("unknown", ())]),
        ("Outcome 2: Connect", [("words", ("EO2.connect",))]),
        ("EO1: Implement protocols that ensure the leader is approachable", [("outcome", EO1)]),
        (
            "Approachable and social awareness",
            [("words", ("EO1.approachable",)), ("words", ("EO2.social-awareness",))],
        ),
        ("Being approachable", [("spelling", ("EO1.approachable",))]),
    ],
)
def test_what_is_written_is_matched(
    rubric: Rubric, text: str, matches: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = matcher_of(rubric).match(text)
    assert [(match.kind, match.details) for match in found] == matches


@pytest.mark.parametrize(
    ("within", "kind", "details"),
    [
        ("EO1", "words", ("EO1.connect",)),
        ("EO2", "words", ("EO2.connect",)),
        (None, "ambiguous", ("EO1.connect", "EO2.connect")),
        ("EO9", "ambiguous", ("EO1.connect", "EO2.connect")),
    ],
)
def test_words_that_two_outcomes_share_are_decided_by_the_heading(
    rubric: Rubric, within: str | None, kind: str, details: tuple[str, ...]
) -> None:
    (match,) = matcher_of(rubric).match("connect", within)
    assert (match.kind, match.details) == (kind, details)


def test_words_of_another_outcome_are_not_certain(rubric: Rubric) -> None:
    (match,) = matcher_of(rubric).match("approachable", "EO2")
    assert (match.kind, match.details) == ("ambiguous", ("EO1.approachable",))


def test_a_heading_names_one_outcome_or_none(rubric: Rubric) -> None:
    matcher = matcher_of(rubric)
    assert matcher.outcome("EO1: what we did") == "EO1"
    assert matcher.outcome("Outcome 2") == "EO2"
    assert matcher.outcome("Outcome 2: what we did") == "EO2"
    assert matcher.outcome("EO 2") == "EO2"
    assert matcher.outcome("EO1 and EO2") is None
    assert matcher.outcome("Our week") is None


def test_ids_that_look_alike_match_only_as_they_are(rubric: Rubric) -> None:
    details = (Detail(id="a.b-c", statement="one"), Detail(id="a.b_c", statement="two"))
    twins = replace(rubric, outcomes=(Outcome(id="a", statement="x", details=details),))
    matcher = matcher_of(twins)
    assert matcher.match("a.b-c")[0].details == ("a.b-c",)
    assert matcher.match("a.b_c")[0].details == ("a.b_c",)
    assert not matcher.match("A.B C")[0].certain
