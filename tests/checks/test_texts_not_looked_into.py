"""A flood of sentences and a text in another language are in no way judged."""

from __future__ import annotations

from pathlib import Path

import pytest

import mcrubric
from mcrubric.builtins import checks
from mcrubric.check import check_of
from mcrubric.checks.substance import substance
from mcrubric.context import Context
from mcrubric.model.limits import SENTENCES, Limits
from mcrubric.model.portfolio import Part, Portfolio
from mcrubric.model.rubric import Requirement
from mcrubric.readers.plain import read_plain
from mcrubric.testing import run_check

RUBRIC = mcrubric.read_rubric(Path(__file__).resolve().parents[1] / "cases" / "_rubric.yaml")
CHECKS = {check_of(function).name: function for function in checks()}
LOOKING = {
    "components-addressed": "part-3", "examples-given": "part-3", "impact-stated": "part-3",
    "continuation-stated": "part-3", "prompts-answered": "part-1",
}  # fmt: skip
SHORT = "So it was. "
SPANISH = (
    "Cada mañana estoy en la puerta y saludo a los niños por su nombre. En junio fuimos a ver a "
    "las familias que viven detrás del molino para preguntarles qué necesitan de nosotros. "
)
TELLING = (
    "On Monday I greeted Tom with a wave over the gate and asked after his sister Ann. Shouting "
    "across Elm Street did not work with 3 of the dogs.\n\n"
    "On 3 June Marta and I cut the hedge to a height of two metres with her shears, and I lent "
    "tools to Ann, my ladder and the saw.\n\n"
    "Since then 14 people on Elm Street have changed how they park.\n\n"
    "Next year I will bring tea to the 12 houses behind the church in June.\n\n"
)


def seen(text: str) -> tuple[Context, Part]:
    document = read_plain(text.encode(), "part-3.txt", Limits())
    part = Part(id="part-3", kind="document", label="Part 3", documents=(document,))
    portfolio = Portfolio(parts=(part,))
    requirement = Requirement(id="x", part="part-3", check="y", severity="note")
    return Context(RUBRIC, portfolio, requirement, part), part


def run(name: str, text: str) -> mcrubric.Result:
    part = LOOKING[name]
    source = {"documents": {part: {"text": text, "format": "text"}}}
    return run_check(CHECKS[name], source, rubric=RUBRIC, part=part)


def substance_of(text: str) -> mcrubric.Result:
    source = {"documents": {"part-3": {"text": text, "format": "text"}}}
    return run_check(substance, source, rubric=RUBRIC, part="part-3")


def said(result: mcrubric.Result) -> set[tuple[str, str, str | None]]:
    return {
        (each.outcome, each.message.key, judgement.because)
        for judgement in result.judgements
        for each in judgement.findings
    }


def test_all_sentences_are_looked_into_up_to_a_bound() -> None:
    ctx, part = seen(SHORT * SENTENCES)
    assert ctx.all_sentences(part)
    assert len(ctx.analysis(part)) == len(ctx.readings(part)) == SENTENCES


def test_of_more_than_that_it_is_the_first_and_that_is_known() -> None:
    ctx, part = seen(SHORT * (SENTENCES + 1))
    assert not ctx.all_sentences(part)
    assert len(ctx.analysis(part)) == len(ctx.readings(part)) == SENTENCES


def test_a_text_is_looked_at_once() -> None:
    ctx, part = seen(TELLING)
    assert ctx.readings(part) is ctx.readings(part)
    assert [each.sentence for each in ctx.readings(part)] == list(ctx.analysis(part))
    assert ctx.asked is ctx.asked


@pytest.mark.parametrize("text", [TELLING, SPANISH[:60], ""])
def test_a_part_in_english_or_of_a_few_words_is_looked_into(text: str) -> None:
    ctx, part = seen(text)
    assert ctx.in_english(part)


def test_a_part_in_another_language_is_not() -> None:
    ctx, part = seen(SPANISH)
    assert not ctx.in_english(part)


@pytest.mark.parametrize("name", LOOKING)
def test_what_tells_something_is_located(name: str) -> None:
    assert run(name, TELLING).outcome == "pass"


@pytest.mark.parametrize("name", LOOKING)
def test_what_is_not_among_the_first_sentences_is_open_and_never_missing(name: str) -> None:
    assert said(run(name, SHORT * SENTENCES)) == {("review", "not-located", None)}
    assert said(run(name, SHORT * SENTENCES + "\n\n" + TELLING)) == {("open", "too-long", "limit")}


@pytest.mark.parametrize("name", ["components-addressed", "impact-stated", "continuation-stated"])
def test_naming_in_the_first_sentences_is_held_against_nobody_while_more_follow(name: str) -> None:
    naming = "The hedge and to greet have had an impact on us. I will continue to do this.\n\n"
    assert {outcome for outcome, _, _ in said(run(name, naming + SHORT))} <= {"fail", "review"}
    assert said(run(name, naming + SHORT * SENTENCES)) == {("open", "too-long", "limit")}


def test_a_pages_words_below_a_question_are_held_against_nobody_while_more_follow() -> None:
    page = "Question 2\n==========\n\n" + "Keep the shared hedge at an agreed height. " * SENTENCES
    source = {"documents": {"part-1": {"text": f"{TELLING}{page}"}}}
    result = run_check(CHECKS["prompts-answered"], source, rubric=RUBRIC, part="part-1")
    assert said(result) == {("open", "too-long", "limit")}


@pytest.mark.parametrize("name", LOOKING)
def test_what_is_among_the_first_sentences_is_located_however_many_follow(name: str) -> None:
    assert run(name, TELLING + SHORT * SENTENCES).outcome == "pass"


@pytest.mark.parametrize("name", LOOKING)
def test_another_language_is_open_and_never_missing(name: str) -> None:
    assert said(run(name, SPANISH)) == {("open", "not-english", "no-reader")}


def test_of_a_flood_and_of_another_language_no_share_is_told() -> None:
    assert said(substance_of(SHORT * SENTENCES)) == {("fail", "says-little", None)}
    assert said(substance_of(SHORT * (SENTENCES + 1))) == {("open", "too-long", "limit")}
    assert said(substance_of(TELLING + SHORT * SENTENCES)) == {("open", "too-long", "limit")}
    assert substance_of(TELLING * 3).outcome == "pass"
    assert said(substance_of(SPANISH * 9)) == {("open", "not-english", "no-reader")}
