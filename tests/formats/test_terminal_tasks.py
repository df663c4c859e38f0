"""A report on a whole hand-in: each thing is told, none at length twice, each can be read up."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mcrubric
from mcrubric.formats.terminal import write
from mcrubric.model.formats import Look
from mcrubric.model.report import Report
from mcrubric.portfolio.scaffold import scaffold

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.findings import Result

REPORTS = Path(__file__).parent / "reports"
ID = re.compile(r"\[((?:portfolio|part-\d)\.[a-z-]+)\]")
NOTHING = "There is nothing here to look at."


def stored(name: str) -> Report:
    return Report.from_json((REPORTS / f"{name}.json").read_bytes())


def text_of(report: Report) -> str:
    return write(report, Look())


def flat(text: str) -> str:
    return " ".join(text.split())


def section(text: str, title: str) -> str:
    return text.partition(f"\n{title}\n")[2].partition("\n\n\n")[0]


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """What is said of a form into which nothing was written yet."""
    folder = tmp_path_factory.mktemp("form")
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    for name, text in scaffold(rubric).items():
        (folder / name).write_text(text, encoding="utf-8")
    return mcrubric.validate(folder, rubric)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "but one thing is undecided:"),
        (2, "but two things are undecided:"),
        (15, "but 15 things are undecided:"),
    ],
)
def test_things_are_counted_in_good_english(count: int, said: str) -> None:
    report = stored("undecided")
    result = next(each for each in report.results if each.outcome in {"review", "open"})
    judgement = next(each for each in result.judgements if each.findings)
    finding = replace(judgement.findings[0], severity="error", outcome="review")
    judgements = (replace(judgement, because=None, findings=(finding,) * count),)
    result = replace(result, severity="error", outcome="review", judgements=judgements)
    assert said in flat(text_of(replace(report, results=(result,))))


def test_what_is_the_same_for_every_entry_is_told_at_length_once(untouched: Report) -> None:
    text = flat(text_of(untouched))
    assert text.count("cites no artifact.") == 1
    assert text.count("still holds only the words of the form.") == 1
    assert "[ ] EO1.accessible: the same as for EO1.approachable (part-2.yaml, lines " in text
    assert text.count("[ ] ") - 1 == len(untouched.coverage) + 3  # less the legend


def test_entries_that_are_the_same_are_named_as_elsewhere() -> None:
    report = stored("incomplete")
    result = next(each for each in report.results if each.requirement == "part-2.explained")
    judgement = next(each for each in result.judgements if each.outcome == "fail")
    targets = ("part-2", "EO1.welcoming[2]", "EO1.welcoming[3]")
    judgements = tuple(
        replace(judgement, target=each, findings=(replace(judgement.findings[0], target=each),))
        for each in targets
    )
    text = flat(text_of(replace(report, results=(replace(result, judgements=judgements),))))
    said = judgement.findings[0].message.text
    assert text.count(said) == 2
    assert f"The second entry for EO1.welcoming: {said}" in text
    assert "The third entry for EO1.welcoming: the same as for the second entry for EO1.w" in text


def test_every_place_of_a_task_is_still_told(untouched: Report) -> None:
    text = text_of(untouched)
    wrong = [finding for finding in untouched.findings if finding.outcome == "fail"]
    lines = {str(place.line) for finding in wrong for place in finding.places if place.line}
    assert lines
    assert lines <= set(re.findall(r"\d+", text.partition("COVERAGE")[0]))


def test_what_differs_is_told_in_full() -> None:
    report = stored("incomplete")
    wrong = [finding for finding in report.findings if finding.outcome == "fail"]
    text = flat(text_of(report))
    assert "the same as for" not in text
    assert [each.message.text for each in wrong if each.message.text not in text] == []


def test_it_is_no_news_that_a_part_with_tasks_has_nothing_to_look_at_yet(
    untouched: Report,
) -> None:
    assert any(finding.message.text == NOTHING for finding in untouched.findings)
    assert NOTHING not in flat(text_of(untouched))


def test_nothing_to_look_at_is_told_where_there_is_no_task(untouched: Report) -> None:
    kept = tuple(
        each for each in untouched.results if each.outcome != "fail" or each.part != "part-2"
    )
    assert NOTHING in flat(text_of(replace(untouched, results=kept)))
    severe = tuple(
        replace(each, severity="error") if _is_empty(each) else each for each in untouched.results
    )
    assert NOTHING in flat(text_of(replace(untouched, results=severe)))


def _is_empty(result: Result) -> bool:
    return any(each.because == "nothing-to-examine" for each in result.judgements)


def test_where_no_word_was_counted_nothing_is_said_to_be_missing(untouched: Report) -> None:
    text = text_of(untouched)
    assert text.count("No words were counted here, so there is nothing to find yet.") == 2
    assert "could not locate" not in text
    assert "could not locate" in text_of(stored("incomplete"))


@pytest.mark.parametrize("name", ["incomplete", "undecided", "not-a-portfolio"])
def test_each_requirement_with_a_task_shows_its_id_once(name: str) -> None:
    report = stored(name)
    tasks = text_of(report).partition("\n\nUNDECIDED\n")[0]
    wrong = [finding.requirement for finding in report.findings if finding.outcome == "fail"]
    assert sorted(ID.findall(tasks)) == sorted(set(wrong))


def test_an_id_is_less_bright_than_what_is_said() -> None:
    report = stored("incomplete")
    coloured = write(report, Look(colour=True))
    shown = ID.findall(text_of(report))
    assert shown
    assert re.findall(r"\x1b\[2m\[([a-z0-9.-]+)\]\x1b\[0m", coloured) == shown


@pytest.mark.parametrize("name", ["incomplete", "ready", "undecided", "not-a-portfolio"])
def test_the_end_says_how_to_read_what_is_asked(name: str, mcrubric: Callable[..., object]) -> None:
    found = re.search(r"mcrubric explain ([a-z0-9.-]+)", flat(text_of(stored(name))))
    assert found is not None
    ran = mcrubric("explain", found[1])
    assert getattr(ran, "returncode", None) == 0


def test_what_was_looked_at_is_named_as_in_its_id() -> None:
    report = stored("ready")
    seen = section(text_of(report), "LOOKED AT, AND NOTHING IS MISSING")
    for result in report.results:
        if result.basis != "inferred" and result.outcome == "pass":
            assert result.requirement.partition(".")[2] in seen


def test_what_keeps_a_file_from_being_read_is_told_once() -> None:
    damaged = {"path": "artifacts/a.pdf", "content": b"%PDF-1.7 cut off"}
    upload = {"evidence": [], "artifacts": [damaged, {"path": "b.txt", "content": b"We wave."}]}
    report = mcrubric.validate(upload, mcrubric.load_rubric("mo/building-personal-relationships"))
    inert = next(each for each in report.results if each.requirement == "part-2.inert")
    assert [(each.target, each.outcome, each.waits_for) for each in inert.judgements] == [
        ("artifacts/a.pdf", "open", "part-2.readable"),
        ("b.txt", "pass", None),
    ]
    text = flat(text_of(report))
    assert "[part-2.readable]" in text
    assert "[part-2.inert]" not in text
    assert "looked at until part-2.readable" not in text
    assert "Until then, 1 other requirement" not in text


def test_a_requirement_is_called_by_its_label_where_it_has_one() -> None:
    upload = {"evidence": [], "artifacts": [{"path": "a.pdf", "facts": {"pages": 3}}]}
    report = mcrubric.validate(upload, mcrubric.load_rubric("mo/building-personal-relationships"))
    text = flat(text_of(report))
    assert "? Shows only what is in it: Whether a.pdf does more" in text
    unlabelled = replace(report, labels={})
    assert "? Inert: Whether a.pdf does more" in flat(text_of(unlabelled))
