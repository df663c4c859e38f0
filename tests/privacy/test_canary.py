"""No name of a candidate's stands where others read: planted in every place, looked for in all."""

from __future__ import annotations

import logging
import os
import tempfile
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import planted
import planted_refusals
import pytest
from canaries import Flock, canaries, seen
from handmade import pdf_of, typed

import mcrubric
from mcrubric.builtins import formats
from mcrubric.engine.faults import MESSAGES
from mcrubric.formats.batch.data import csv_line, json_line
from mcrubric.formats.batch.page import page
from mcrubric.formats.batch.row import WORST_FIRST, row_of
from mcrubric.formats.batch.table import columns_for
from mcrubric.formats.diff import DIFFS
from mcrubric.formats.terminal import TERMINAL
from mcrubric.model.formats import Format, Look
from mcrubric.privacy.fitting import fitted, shareable, with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PERSONAL = "mo/building-personal-relationships"
LOOK = Look(width=100)


def put(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def everything(root: Path, flock: Flock) -> Iterator[Any]:
    """Give hand-ins of every form, with every kind of mistake."""
    good = planted.folder(flock)
    yield put(root / flock.name(), good)
    yield planted.zipped(
        {f"{flock.name()}/{path}": data for path, data in good.items()}, flock.text()
    )
    yield planted.refused_names(flock)
    for name, data in planted.broken_analyses(flock):
        yield {"files": {"portfolio.yaml": planted.HEAD.encode(), name: data}}
    for text in planted.manifests(flock):
        yield {"files": {**good, "portfolio.yaml": text.encode()}}
    yield from planted.mappings(flock)
    yield planted.known_facts(flock)
    yield from ({"files": files} for files in planted.odd_folders(flock))
    yield from planted.texts(flock)
    yield from planted_refusals.refused(flock)
    yield from planted_refusals.lost(flock)
    yield from planted_refusals.unseen(flock)
    yield planted_refusals.running(flock)


@pytest.fixture(scope="module")
def flock() -> Flock:
    return Flock()


@pytest.fixture(scope="module")
def reports(flock: Flock, tmp_path_factory: pytest.TempPathFactory) -> list[mcrubric.Report]:
    root = tmp_path_factory.mktemp("handed-in")
    rubric = mcrubric.load_rubric(PERSONAL)
    with mcrubric.Validator(rubric) as validator:
        made = [validator.validate(each) for each in everything(root, flock)]
    for limits, source in planted_refusals.limited(flock):
        with mcrubric.Validator(rubric, limits=limits) as validator:
            made.append(validator.validate(source))
    return made


def test_names_are_planted_by_the_hundred_and_come_up_in_findings(
    reports: list[mcrubric.Report], flock: Flock
) -> None:
    """The canaries sing: without care, they would be told."""
    assert len({*flock.in_texts, *flock.in_names}) >= 200
    assert len(set(canaries())) == len(canaries())
    told = "".join(report.to_json() for report in reports)
    assert len(seen(told, flock.in_texts)) >= 50
    assert len(seen(told, flock.in_names)) >= 15
    keys = {finding.message.key for report in reports for finding in report.findings}
    assert len(keys) >= 115


def test_no_line_among_many_portfolios_holds_a_name(
    reports: list[mcrubric.Report], flock: Flock
) -> None:
    """What is shown beside it is the name of the portfolio, which here is a number."""
    rows = [
        row_of(report, shareable(report), name=str(number), exit_code=1)
        for number, report in enumerate(reports)
    ]
    named = [
        row_of(report, shareable(report, names=True), name=str(number), exit_code=1)
        for number, report in enumerate(reports)
    ]
    planted = (*flock.in_texts, *flock.in_names)
    assert sum(bool(row.first) for row in rows) >= len(reports) // 2
    columns = columns_for(Look(width=400), ("0",), WORST_FIRST)
    for form in (columns.line, json_line, csv_line):
        assert seen("".join(map(form, rows)), planted) == []
        assert seen("".join(map(form, named)), flock.in_texts) == []
    assert seen(page(rows, ()), planted) == []


def told_at(reports: list[mcrubric.Report], check: str) -> set[str]:
    results = [each for report in reports for each in report.results if each.check == check]
    found = [each for result in results for each in result.judgements]
    return {finding.message.key for judgement in found for finding in judgement.findings}


def test_every_fault_of_a_hand_in_comes_up(reports: list[mcrubric.Report]) -> None:
    """All but what needs a system that says no, or software that fails."""
    told = told_at(reports, "portfolio-readable")
    assert MESSAGES.keys() - told == {"crash", "refused-locked"}


def test_what_is_hidden_and_what_runs_comes_up(reports: list[mcrubric.Report]) -> None:
    assert told_at(reports, "text-visible") >= {
        "set-as-hidden", "colour", "tiny", "look-alike-letters", "split-words", "unseen-signs",
        "repeated-paragraphs",
    }  # fmt: skip
    assert told_at(reports, "artifacts-inert") >= {
        "program", "macros", "script", "launch-action", "remote-template", "linked-picture",
        "linked-file", "redirect", "not-looked", "unreadable",
    }  # fmt: skip


def test_what_we_say_ourselves_is_shown_to_all(flock: Flock) -> None:
    """Pages, a rubric that is shipped, and a file by its number; a version made up is not ours."""
    white = "BT 1 g /F1 12 Tf 72 60 Td (ten words that are white so that nobody sees them) Tj ET"
    page = pdf_of(1, texts=(typed("We met at the gate.") + white,))
    other = f"mo/building-external-relationships@{flock.text()}"
    said: dict[str, list[str]] = {}
    for files in (
        {"part-1.pdf": page},
        {"portfolio.yaml": b"rubric: mo/building-external-relationships\n", "part-1.md": b"x"},
        {"portfolio.yaml": f"rubric: {other}\n".encode(), "part-3.md": b"x"},
        {f"{flock.name()}.zip": planted.zipped({"part-1.md": b"x"})},
    ):
        report = mcrubric.validate(planted.zipped(files), mcrubric.load_rubric(PERSONAL))
        for each in mcrubric.shareable(report).findings:
            said.setdefault(each.message.key, []).append(each.message.text)
    assert said["colour"][0].startswith("10 words on page 1 in a colour")
    used = f"but was checked against {PERSONAL}."
    assert said["other-rubric"] == [
        f"The portfolio is for mo/building-external-relationships, {used}",
        f"The portfolio is for …, {used}",
    ]
    assert said["packed-twice"][0].startswith("artifact-1 is the only file")


def test_no_name_stands_in_what_is_shared(reports: list[mcrubric.Report], flock: Flock) -> None:
    for report in reports:
        shared = mcrubric.shareable(report)
        text = "".join(TERMINAL.pieces(shared, LOOK))
        for output in (
            shared.to_json(),
            text,
            repr(shared),
            mcrubric.write_report(report, "markdown"),
        ):
            assert seen(output, [*flock.in_texts, *flock.in_names]) == []


@pytest.mark.parametrize("form", [each for each in formats() if each.shared], ids=lambda e: e.name)
def test_no_name_stands_in_a_format_that_others_read(
    form: Format, reports: list[mcrubric.Report], flock: Flock
) -> None:
    for report in reports:
        written = "".join(form.pieces(fitted(report, form), LOOK))
        assert seen(written, [*flock.in_texts, *flock.in_names]) == []
        named = "".join(form.pieces(fitted(report, form, names=True), LOOK))
        assert seen(named, flock.in_texts) == []


def test_without_quotes_only_files_are_named(reports: list[mcrubric.Report], flock: Flock) -> None:
    for report in reports:
        bare = with_quotes(report, "none")
        for output in (
            mcrubric.write_report(report),
            mcrubric.write_report(report, "terminal", quote="none"),
            mcrubric.write_report(report, "html", quote="none"),
            mcrubric.write_report(report, "markdown", names=True),
            repr(bare),
            mcrubric.shareable(report, names=True).to_json(),
        ):
            assert seen(output, flock.in_texts) == []


def test_no_name_stands_in_what_changed_since_another_report(
    reports: list[mcrubric.Report], flock: Flock
) -> None:
    """Neither of the later report nor of the earlier one, stored with all its words."""
    told = ""
    for old, new in pairwise(reports):
        report = replace(new, since=mcrubric.compare(old, new))
        told += report.to_json()
        shared = mcrubric.shareable(report)
        outputs = [shared.to_json(), "".join(TERMINAL.pieces(shared, LOOK)), repr(shared)]
        outputs += ["".join(each.pieces(shared, LOOK)) for each in DIFFS.values()]
        for output in outputs:
            assert seen(output, [*flock.in_texts, *flock.in_names]) == []
        bare = with_quotes(report, "none")
        for output in (bare.to_json(), *("".join(e.pieces(bare, LOOK)) for e in DIFFS.values())):
            assert seen(output, flock.in_texts) == []
    assert len(seen(told, flock.in_texts)) >= 50, "without care, they would be told"


def test_a_short_quote_is_at_most_eighty_characters(reports: list[mcrubric.Report]) -> None:
    for report in reports:
        for finding in with_quotes(report, "short").findings:
            said = finding.message
            for name in said.quoted or ():
                values = said.args[name]
                for value in values if isinstance(values, list) else [values]:
                    assert len(str(value)) <= 80


def test_what_is_left_out_leaves_sentences(reports: list[mcrubric.Report]) -> None:
    for report in reports:
        for finding in mcrubric.shareable(report).findings:
            assert finding.message.text[-1] in ".?", finding.message.text
            assert "  " not in finding.message.text


def test_a_report_that_is_shown_is_a_report(reports: list[mcrubric.Report]) -> None:
    for report in reports[::8]:
        for shown in (report, mcrubric.shareable(report), with_quotes(report, "none")):
            assert mcrubric.Report.from_json(shown.to_json()) == shown


def test_what_was_stored_without_quotes_can_be_shared_later(
    reports: list[mcrubric.Report], flock: Flock
) -> None:
    for report in reports:
        later = mcrubric.shareable(with_quotes(report, "none"))
        assert seen(later.to_json(), [*flock.in_texts, *flock.in_names]) == []
        assert later.portfolio == mcrubric.shareable(report).portfolio


def test_nothing_is_logged_kept_or_raised(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    temporary, here = tmp_path / "temporary", tmp_path / "here"
    temporary.mkdir()
    here.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(here)
    caplog.set_level(logging.DEBUG)
    own = Flock()
    with mcrubric.Validator(mcrubric.load_rubric(PERSONAL)) as validator:
        for source in everything(tmp_path / "in", own):
            report = validator.validate(source)
            assert seen(str(report.failures), own.in_texts) == []
    printed = capfd.readouterr()
    names = [*own.in_texts, *own.in_names]
    assert seen(caplog.text + printed.out + printed.err, names) == []
    assert list(temporary.iterdir()) == []
    assert os.listdir(here) == []  # noqa: PTH208 - names are enough
