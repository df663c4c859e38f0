"""Laws of comparing: nothing is lost, nothing comes twice, and nothing unseen is called fixed."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reported import reported

import mcrubric
from mcrubric.formats.diff import DIFFS
from mcrubric.formats.terminal import TERMINAL
from mcrubric.model.formats import Look
from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.privacy.fitting import with_quotes

if TYPE_CHECKING:
    from mcrubric.model.report import Report
    from mcrubric.model.since import Since

SCHEMA = json.loads(files("mcrubric").joinpath("schemas/diff.json").read_text("utf-8"))
REQUIREMENTS = ("portfolio.readable", "part-1.length", "part-2.places", "part-2.artifacts")
TARGETS = (
    "EO1.a", "EO1.a/artifacts/a.pdf@p.1", "EO1.a/artifacts/b.pdf@p.1", "artifacts/a.pdf",
    'EO1.b/artifacts/a.pdf@heading."Dana"', "EO1.b/Dana.pdf",
)  # fmt: skip
SAID = ("pass", "fail x", "fail y", "review x", "open unreadable", "fail and-more")
FILES = st.fixed_dictionaries(
    {},
    optional={
        path: st.sampled_from(("aa", "bb", "cc"))
        for path in ("artifacts/a.pdf", "artifacts/b.pdf", "artifacts/c.pdf", "artifact-1")
    },
)


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    made = []
    for requirement in draw(st.lists(st.sampled_from(REQUIREMENTS), unique=True)):
        part = requirement.partition(".")[0]
        here = (part,) if requirement in REQUIREMENTS[:2] else (part, *TARGETS)
        targets = draw(st.lists(st.sampled_from(here), min_size=1, max_size=4))
        made += [f"{requirement} {each} {draw(st.sampled_from(SAID))}" for each in targets]
    return made


@st.composite
def reports(draw: st.DrawFn) -> Report:
    more: dict[str, Any] = {
        "files": draw(FILES),
        "only": draw(st.sampled_from((None, None, {"parts": ["part-1"]}))),
        "failures": draw(st.sampled_from(((), (), ("-",), ("part-1.length",)))),
        "timed_out": draw(st.booleans()),
        "rubric": draw(st.sampled_from(({}, {"sha256": "other", "version": "2"}))),
    }
    made = reported(draw(lines()), **more)
    return draw(st.sampled_from((made, with_quotes(made, "none"), mcrubric.shareable(made))))


LAWS = settings(max_examples=150)


@LAWS
@given(reports())
def test_nothing_changed_in_a_report_since_itself(report: Report) -> None:
    since = mcrubric.compare(report, report)
    assert (since.fixed, since.unseen, since.unasked, since.new) == ((), (), (), ())
    assert [each.fingerprint for each in since.still] == [e.fingerprint for e in report.findings]
    assert dict(since.renamed) == {}


@LAWS
@given(reports(), reports())
def test_every_finding_of_both_reports_is_told_once(old: Report, new: Report) -> None:
    since = mcrubric.compare(old, new)
    before = [each.before or each.fingerprint for each in since.still]
    before += [each.fingerprint for each in (*since.fixed, *since.unasked)]
    before += [each.finding.fingerprint for each in since.unseen]
    assert Counter(before) == Counter(each.fingerprint for each in old.findings)
    after = [*(each.fingerprint for each in since.still), *since.new]
    assert Counter(after) == Counter(each.fingerprint for each in new.findings)
    assert set(since.first) <= set(since.new)
    assert since.baseline(new).keys() == {each.fingerprint for each in new.findings}


@LAWS
@given(reports(), reports())
def test_nothing_is_called_fixed_that_was_not_looked_at(old: Report, new: Report) -> None:
    run = {each.requirement: each for each in new.results}
    broken = {each.requirement for each in new.failures}
    for finding in mcrubric.compare(old, new).fixed:
        result = run[finding.requirement]
        assert not {None, result.requirement} & broken
        for judgement in result.judgements:
            assert all(each.message.key != "and-more" for each in judgement.findings)
            if judgement.target in {finding.target, result.part}:
                assert judgement.outcome != "open"
                assert all(each.outcome != "open" for each in judgement.findings)


@LAWS
@given(reports(), reports(), st.randoms(use_true_random=False))
def test_neither_the_order_of_results_nor_that_of_files_matters(
    old: Report, new: Report, order: Any
) -> None:
    def shuffled(report: Report) -> Report:
        results, held = list(report.results), list((report.portfolio.digests or {}).items())
        order.shuffle(results)
        order.shuffle(held)
        portfolio = replace(report.portfolio, digests=dict(held))
        return replace(report, results=tuple(results), portfolio=portfolio)

    one, other = mcrubric.compare(old, new), mcrubric.compare(shuffled(old), shuffled(new))
    assert _sets(one) == _sets(other)


def _sets(since: Since) -> list[Any]:
    return [
        Counter(each.fingerprint for each in since.fixed),
        Counter((each.finding.fingerprint, each.because) for each in since.unseen),
        Counter(each.fingerprint for each in since.unasked),
        Counter((each.fingerprint, each.was, each.before) for each in since.still),
        Counter(since.new),
        Counter(since.first),
        dict(since.renamed),
    ]


@LAWS
@given(reports(), reports())
def test_what_changed_can_be_stored_read_back_and_shown(old: Report, new: Report) -> None:
    report = replace(new, since=mcrubric.compare(old, new))
    for shown in (report, with_quotes(report, "short"), mcrubric.shareable(report)):
        assert mcrubric.Report.from_json(shown.to_json()) == shown
        assert "WHAT CHANGED" in TERMINAL.write(shown, Look(width=100))
    assert mcrubric.shareable(report).portfolio == mcrubric.shareable(new).portfolio


@LAWS
@given(reports(), reports())
def test_a_diff_fits_its_published_schema_and_is_the_same_each_time(
    old: Report, new: Report
) -> None:
    report = replace(new, since=mcrubric.compare(old, new))
    written = str(DIFFS["json"].write(report, Look()))
    data = json.loads(written)
    assert mistakes_in(data, SCHEMA) == ()
    assert data["schema"] == "mcrubric.diff/1"
    assert len(data["still"]) + len(data["new"]) == len(new.findings)
    again = replace(new, since=mcrubric.compare(old, new))
    assert DIFFS["json"].write(again, Look()) == written


@pytest.mark.parametrize("name", DIFFS)
def test_what_was_not_compared_has_no_changes_to_write(name: str) -> None:
    with pytest.raises(ValueError, match="was not compared"):
        DIFFS[name].write(reported([]), Look())
