from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mcrubric
import pytest
from mcrubric.testing import run_check

from mcrubric_readability.reading_grade import reading_grade
from mcrubric_readability.sentence_length import sentence_length
from readability_samples import HARD, PLAIN, RUBRIC, handed_in, without_dictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mcrubric import Judgement, Rubric

CHECKS: list[Callable[..., Any]] = [reading_grade, sentence_length]


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return mcrubric.load_rubric(RUBRIC)


@pytest.fixture(autouse=True)
def no_dictionary() -> Iterator[None]:
    with without_dictionary():
        yield


def judged(check: Callable[..., Any], text: str, rubric: Rubric, **settings: str) -> Judgement:
    result = run_check(
        check,
        handed_in(text),
        rubric=rubric,
        part="part-1",
        settings={name.replace("_", "-"): value for name, value in settings.items()},
    )
    (judgement,) = result.judgements
    return judgement


def test_a_plain_text_passes_with_its_level(rubric: Rubric) -> None:
    judgement = judged(reading_grade, PLAIN * 2, rubric, at_most="12")
    assert judgement.outcome == "pass"
    assert judgement.findings == ()
    assert judgement.evidence["measured"] == 0.9
    assert judgement.evidence["words"] == 116
    assert judgement.evidence["sentences"] == 14
    assert judgement.evidence["at_most"] == 12
    assert judgement.evidence["formula"] == "automated-readability"
    assert judgement.evidence["textstat"].startswith("0.7.")


def test_a_hard_text_is_reviewed_never_failed(rubric: Rubric) -> None:
    judgement = judged(reading_grade, HARD * 4, rubric, at_most="12")
    assert judgement.outcome == "review"
    (finding,) = judgement.findings
    assert finding.measured is not None
    assert finding.measured > 30
    assert finding.required == 12
    assert "the advice is at most 12." in finding.message.text
    assert "measured on 120 words" in finding.message.text
    assert finding.remedy.startswith("Nothing has to change.")
    assert [place.path for place in finding.places] == ["documents/part-1.txt"]


def test_exactly_the_advice_passes(rubric: Rubric) -> None:
    assert judged(reading_grade, PLAIN * 2, rubric, at_most="0.9").outcome == "pass"
    assert judged(reading_grade, PLAIN * 2, rubric, at_most="0.8").outcome == "review"
    assert judged(sentence_length, PLAIN * 2, rubric, at_most="8.3").outcome == "pass"
    assert judged(sentence_length, PLAIN * 2, rubric, at_most="8.2").outcome == "review"


def test_the_average_length_is_words_over_sentences(rubric: Rubric) -> None:
    judgement = judged(sentence_length, PLAIN * 2, rubric, at_most="25")
    assert judgement.outcome == "pass"
    assert judgement.evidence["measured"] == round(116 / 14, 1)


def test_long_sentences_are_reviewed_with_their_places(rubric: Rubric) -> None:
    text = "\n\n".join(each.strip() for each in (PLAIN, HARD, PLAIN))
    judgement = judged(sentence_length, text, rubric, at_most="9")
    (finding,) = judgement.findings
    assert finding.outcome == "review"
    assert finding.message.text == (
        "9.7 words a sentence on average, in 15 sentences; the advice is at most 9."
    )
    first = finding.places[[place.line for place in finding.places].index(3)]
    assert text[first.start : first.end] == HARD.strip()


@pytest.mark.parametrize("check", CHECKS)
def test_a_short_text_is_not_measured_and_says_so(
    check: Callable[..., Any], rubric: Rubric
) -> None:
    judgement = judged(check, PLAIN, rubric, at_most="1")
    assert (judgement.outcome, judgement.because) == ("open", "nothing-to-examine")
    (finding,) = judgement.findings
    assert (finding.measured, finding.required) == (58, 100)
    assert finding.message.text.startswith("58 words in sentences;")


@pytest.mark.parametrize("check", CHECKS)
def test_headings_and_questions_of_the_page_are_not_measured(
    check: Callable[..., Any], rubric: Rubric
) -> None:
    question = rubric.parts[0].prompts[0].text
    plain = judged(check, PLAIN * 2, rubric, at_most="25")
    echoed = judged(check, f"{question}\n\n{PLAIN * 2}", rubric, at_most="25")
    assert echoed.evidence["words"] == plain.evidence["words"]
    assert echoed.evidence["measured"] == plain.evidence["measured"]


def test_syllables_without_a_dictionary_are_open_and_no_fault_of_the_candidate(
    rubric: Rubric,
) -> None:
    judgement = judged(reading_grade, PLAIN * 2, rubric, at_most="12", formula="flesch-kincaid")
    assert (judgement.outcome, judgement.because) == ("open", "no-reader")
    (finding,) = judgement.findings
    assert "the NLTK corpus cmudict) is not installed where this check runs." in (
        finding.message.text
    )
    assert finding.remedy.startswith("Nothing for you to do.")


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"at_most": "0"}, "at-most"),
        ({"at_most": "nan"}, "at-most"),
        ({"at_most": "inf"}, "at-most"),
        ({"at_most": "twelve"}, "at-most"),
        ({}, "at-most"),
        ({"at_most": "12", "formula": "smog"}, "formula"),
        ({"at_most": "12", "at_least": "3"}, "at-least"),
    ],
)
def test_settings_that_make_no_sense_are_mistakes_of_the_rubric(
    settings: dict[str, str], told: str, rubric: Rubric
) -> None:
    with pytest.raises(mcrubric.RubricError, match=told):
        judged(reading_grade, PLAIN, rubric, **settings)


@pytest.mark.parametrize(
    "text", ["", "\u2022 " * 500, "word " * 3000, "?!" * 4000, "\u0645\u0631 " * 200]
)
@pytest.mark.parametrize("check", CHECKS)
def test_no_text_makes_a_check_fail_or_crash(
    check: Callable[..., Any], text: str, rubric: Rubric
) -> None:
    judgement = judged(check, text, rubric, at_most="10")
    assert judgement.outcome in {"pass", "review", "open"}
    assert judgement.because != "crash"


@pytest.mark.parametrize("check", CHECKS)
def test_the_docs_have_the_headings_that_every_check_has(check: Callable[..., Any]) -> None:
    for heading in ("What it looks at", "Why it matters", "Fails", "Passes", "Limits"):
        assert f"\n    {heading}: " in str(check.__doc__)
