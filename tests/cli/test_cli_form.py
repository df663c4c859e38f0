"""`mcrubric init`, and a form that is filled in step by step."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric as library

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]

RUBRICS = ["mo/building-personal-relationships", "mo/building-external-relationships"]
PLACEHOLDER = re.compile(r"\[[A-Z][^\]]*\]")


@pytest.fixture(params=RUBRICS)
def form(request: pytest.FixtureRequest, mcrubric: Run, tmp_path: Path) -> Path:
    """A fresh form for one of the rubrics."""
    done = mcrubric("init", request.param, "my form")
    assert done.returncode == 0, done.stderr
    return tmp_path / "my form"


def report_on(folder: Path, mcrubric: Run, *options: str) -> dict[str, Any]:
    done = mcrubric("check", folder, "--format", "json", *options)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def by_requirement(report: Mapping[str, Any]) -> dict[str, Any]:
    return {each["requirement"]: each for each in report["results"]}


def messages(report: Mapping[str, Any], requirement: str) -> list[str]:
    judgements = by_requirement(report)[requirement]["judgements"]
    return [found["message"]["key"] for each in judgements for found in each["findings"]]


def test_a_form_holds_every_question_component_and_detail(form: Path) -> None:
    manifest = (form / "portfolio.yaml").read_text(encoding="utf-8")
    rubric = library.load_rubric(manifest.removeprefix("rubric: ").strip())
    text = {each.id: (form / each.name).read_text("utf-8") for each in _files(form, rubric)}
    assert [p.text for p in rubric.parts[0].prompts if p.text not in text["part-1"]] == []
    assert [d.id for d in rubric.details if f"detail: {d.id} " not in text["part-2"]] == []
    assert [c.label for c in rubric.components if f"## {c.label}\n" not in text["part-3"]] == []
    for requirement in rubric.requirements:
        if requirement.part == "part-3":
            assert str(requirement.quote) in text["part-3"]


class _File:
    def __init__(self, part: str, name: str) -> None:
        self.id, self.name = part, name


def _files(form: Path, rubric: library.Rubric) -> list[_File]:
    names = {path.stem: path.name for path in form.iterdir() if path.is_file()}
    return [_File(part.id, names[part.id]) for part in rubric.parts]


def test_a_form_left_as_it_is_is_told_as_such(form: Path, mcrubric: Run) -> None:
    assert mcrubric("check", form).returncode == 1
    report = report_on(form, mcrubric)
    assert report["readiness"] == "not-ready"
    assert report["failures"] == []
    results = by_requirement(report)
    assert results["portfolio.readable"]["outcome"] == "pass"
    assert results["part-2.entries"]["outcome"] == "pass"
    details = len(report["coverage"])
    assert messages(report, "part-2.explained") == ["placeholder"] * details
    assert len(messages(report, "part-2.coverage")) == details
    for part in ("part-1", "part-3"):
        (length,) = results[f"{part}.length"]["judgements"]
        (finding,) = length["findings"]
        assert finding["measured"] == 0
        assert length["outcome"] == "fail"


def test_nothing_in_a_form_is_located_as_an_answer(form: Path, mcrubric: Run) -> None:
    results = by_requirement(report_on(form, mcrubric, "--basis", "inferred"))
    inferred = {name: result for name, result in results.items() if result["basis"] == "inferred"}
    assert len(inferred) == 7
    for result in inferred.values():
        assert {each["outcome"] for each in result["judgements"]} <= {"review", "open"}


def test_a_form_that_is_filled_in_has_nothing_missing(form: Path, mcrubric: Run) -> None:
    """Filled in as its comments say, with the signs that break a YAML text without a block."""
    (form / "artifacts" / "family handbook.txt").write_text("Welcome\nto our school\n")
    numbers = iter(range(1000))
    for part, words in (("part-1", 300), ("part-3", 120)):
        path = form / f"{part}.md"
        path.write_text(PLACEHOLDER.sub("We met. " * words, path.read_text("utf-8")), "utf-8")
    path = form / "part-2.yaml"
    text = path.read_text("utf-8")
    text = text.replace("- artifact:\n", "- artifact: family handbook.txt\n")
    text = text.replace("        at:\n", "        at: line 2\n")
    head, evidence, entries = text.partition("\nevidence:\n")
    entries = PLACEHOLDER.sub(
        lambda _: f'Note: it\'s "theirs" # {next(numbers)}, and so on.\n      - {{one}} more: line',
        entries,
    )
    path.write_text(head + evidence + entries, "utf-8")
    results = by_requirement(report_on(form, mcrubric))
    missing = [r for r, each in results.items() if each["outcome"] in {"fail", "open"}]
    # The same words again and again say little, in the one part as in the other.
    assert missing == ["part-1.substance", "part-3.reused", "part-3.substance"]
    assert {results[each]["severity"] for each in missing} == {"warning"}
    looked_at = {r: each["severity"] for r, each in results.items() if each["outcome"] == "review"}
    notes = {requirement for requirement, severity in looked_at.items() if severity == "note"}
    assert notes == {"part-1.visible", "part-3.visible"}
    assert "error" not in looked_at.values()


def test_init_says_what_is_where_and_what_to_run(mcrubric: Run) -> None:
    done = mcrubric("init", RUBRICS[0], "my form")
    assert done.stdout.splitlines()[0] == "my form is ready to be filled in:"
    assert "  part-1.md       Overview Questions\n" in done.stdout
    assert done.stdout.endswith("Then run: mcrubric check 'my form'\n")


@pytest.mark.parametrize("rubric", RUBRICS)
def test_forms_for_a_word_processor_are_the_same_bytes_each_time(
    rubric: str, mcrubric: Run, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        done = mcrubric("init", "--format", "docx", rubric, name)
        assert done.returncode == 0, done.stderr
        assert "  part-2.docx     Skill Demonstration" in done.stdout
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["artifacts", "part-1.docx", "part-2.docx", "part-3.docx", "portfolio.yaml"]
    for name in files[1:]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("there", ["file", "folder"])
def test_init_writes_over_nothing(there: str, mcrubric: Run, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    if there == "folder":
        target.mkdir()
        (target / "part-1.md").write_text("mine")
    else:
        target.write_text("mine")
    done = mcrubric("init", RUBRICS[0], "mine")
    assert done.returncode == 2
    assert "mine is there already and is not an empty folder" in done.stderr
    left = target / "part-1.md" if there == "folder" else target
    assert left.read_text() == "mine"


def test_init_takes_an_empty_folder(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert mcrubric("init", RUBRICS[0], "empty").returncode == 0


def test_init_in_a_place_that_cannot_be_written_is_exit_3(mcrubric: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = mcrubric("init", RUBRICS[0], "file/form")
    assert done.returncode == 3
    assert "could not be made" in done.stderr
