"""What changed between two reports: what is gone is called fixed only if it was looked at again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from reported import called, reported

import mcrubric
from mcrubric.engine.changes import compared
from mcrubric.model.errors import McrubricError
from mcrubric.model.report import Report
from mcrubric.privacy.fitting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.since import Since

CASES: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8")
)


def told(new: Report, since: Since) -> dict[str, Any]:
    """Return what changed as a case writes it."""
    names = {each.fingerprint: called(each) for each in new.findings}
    return {
        "fixed": [called(each) for each in since.fixed],
        "unseen": [f"{called(each.finding)} ({each.because})" for each in since.unseen],
        "unasked": [called(each) for each in since.unasked],
        "still": [f"{names[each.fingerprint]} ({each.was})" for each in since.still],
        "newly": [names[each] for each in since.new],
        "first": [names[each] for each in since.first],
        "renamed": dict(since.renamed),
    }


@pytest.mark.parametrize("name", CASES)
def test_what_changed_is_told_as_it_is(name: str) -> None:
    case = CASES[name]
    old = reported(case["old"], **case.get("old-more", {}))
    new = reported(case["new"], **case.get("new-more", {}))
    found = told(new, compared(old, new))
    wanted = {key: case.get(key, {} if key == "renamed" else []) for key in found}
    assert found == wanted


def test_reports_on_different_credentials_cannot_be_compared() -> None:
    old, new = reported([], rubric={"id": "mo/x"}), reported([], rubric={"id": "mo/" + "y" * 500})
    with pytest.raises(McrubricError, match="different credentials") as caught:
        compared(old, new)
    assert len(str(caught.value)) < 300


def test_what_the_earlier_report_was_stands_beside_it() -> None:
    old = reported(["part-1.length part-1 fail short"], rubric={"version": "0.9", "sha256": "old"})
    new = reported(["part-1.length part-1 pass"])
    since = compared(old, replace(new, since=compared(old, old)))
    assert (since.rubric, since.engine, since.readiness) == (old.rubric, old.engine, "not-ready")
    assert since.paths == old.portfolio.paths


def test_what_an_earlier_report_said_of_one_before_it_is_forgotten() -> None:
    first = reported(["part-1.length part-1 fail short"], files={"artifacts/first.pdf": "x"})
    old, new = reported(["part-1.length part-1 pass"]), reported(["part-1.length part-1 pass"])
    told_since = replace(old, since=compared(first, old))
    assert compared(told_since, new) == compared(old, new)
    assert compared(old, told_since) == compared(old, old)


def test_a_finding_stands_in_the_words_of_sarif() -> None:
    old = reported(["part-1.a part-1 fail x", "part-1.b part-1 fail y", "part-1.d part-1 fail z"])
    new = reported(
        ["part-1.a part-1 fail x", "part-1.b part-1 review y", "part-1.c part-1 fail n",
         "part-1.d part-1 pass"]
    )  # fmt: skip
    since = compared(old, new)
    states = {each.message.key: since.baseline(new)[each.fingerprint] for each in new.findings}
    assert states == {"x": "unchanged", "y": "updated", "n": "new"}
    assert [each.message.key for each in since.fixed] == ["z"]


def test_a_finding_that_says_another_requirement_than_its_result_is_not_called_fixed() -> None:
    """A report of a stranger may say so; nothing is known of what it means."""
    old = reported(["part-1.length part-1 fail short"])
    odd = replace(old.findings[0], requirement="part-1.other", fingerprint="0")
    result = old.results[0]
    judgement = replace(result.judgements[0], findings=(odd,))
    old = replace(old, results=(replace(result, judgements=(judgement,)),))
    new = reported(["part-1.other part-1 pass", "part-1.length part-1 pass"])
    since = compared(old, new)
    assert not since.fixed
    assert [each.because for each in since.unseen] == ["asked-otherwise"]


def test_reports_of_before_know_no_digests_and_are_compared_all_the_same() -> None:
    old = reported(["part-2.unused artifacts/a.pdf fail unused"])
    new = reported(["part-2.unused artifacts/c.pdf fail unused"], files={"artifacts/c.pdf": "x"})
    bare = replace(old, portfolio=replace(old.portfolio, paths=None, digests=None))
    since = compared(bare, new)
    assert [called(each) for each in since.fixed] == ["part-2.unused artifacts/a.pdf unused"]
    assert dict(since.renamed) == {}


@pytest.fixture(scope="module")
def attempts(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Report]:
    """The incomplete sample, and a second attempt with a renamed upload and some faults mended."""
    folder = tmp_path_factory.mktemp("second") / "incomplete-personal"
    shutil.copytree(samples / "incomplete-personal", folder)
    uploads, entries, narrative = (
        folder / each for each in ("artifacts", "part-2.yaml", "part-1.md")
    )
    (uploads / "family-handbook.pdf").rename(uploads / "our handbook.pdf")
    text = entries.read_text(encoding="utf-8").replace("family-handbook.pdf", "our handbook.pdf")
    text = text.replace('"3:05"', '"0:12"').replace("where it says so", "p. 2")
    entries.write_text(text, encoding="utf-8")
    more = "We met another family at the gate and talked. " * 20
    narrative.write_text(f"{more}\n\n{narrative.read_text(encoding='utf-8')}", encoding="utf-8")
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    with mcrubric.Validator(rubric) as validator:
        return validator.validate(samples / "incomplete-personal"), validator.validate(folder)


@pytest.mark.parametrize("written", ["whole", "none", "shared"])
def test_entries_in_another_order_fix_nothing_and_bring_nothing_new(
    written: str, attempts: tuple[Report, Report], samples: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "incomplete-personal"
    shutil.copytree(samples / "incomplete-personal", folder)
    head, *entries = (folder / "part-2.yaml").read_text(encoding="utf-8").split("  - detail: ")
    last = [f"{each.rstrip()}\n\n" for each in reversed(entries)]
    (folder / "part-2.yaml").write_text("  - detail: ".join((head, *last)), encoding="utf-8")
    new = mcrubric.validate(folder, mcrubric.load_rubric("mo/building-personal-relationships"))
    since = compared(FORMS[written](attempts[0]), FORMS[written](new))
    assert (since.fixed, since.unseen, since.new) == ((), (), ())


FORMS: dict[str, Callable[[Report], Report]] = {
    "whole": lambda report: report,
    "short": lambda report: with_quotes(report, "short"),
    "none": lambda report: with_quotes(report, "none"),
    "shared": mcrubric.shareable,
    "shared with names": lambda report: mcrubric.shareable(report, names=True),
}


@pytest.mark.parametrize("later", FORMS)
@pytest.mark.parametrize("earlier", FORMS)
def test_however_two_reports_were_written_the_same_is_said_of_them(
    earlier: str, later: str, attempts: tuple[Report, Report]
) -> None:
    old, new = FORMS[earlier](attempts[0]), FORMS[later](attempts[1])
    since = compared(Report.from_json(old.to_json()), Report.from_json(new.to_json()))
    fixed = [f"{each.requirement} {each.message.key}" for each in since.fixed]
    assert fixed == [
        "part-1.length short", "part-2.places not-understood", "part-2.places out-of-range",
    ]  # fmt: skip
    assert (since.unseen, since.unasked, since.new, since.first) == ((), (), (), ())
    assert len(since.still) == len(new.findings)
    told_names = {"artifacts/family-handbook.pdf": "artifacts/our handbook.pdf"}
    assert dict(since.renamed) == ({} if "shared" in (earlier, later) else told_names)
