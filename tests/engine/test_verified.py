"""A report that was edited by hand is found out, whatever was edited."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcrubric
from mcrubric.engine.differing import differences
from mcrubric.engine.verified import verified
from mcrubric.formats.diff import DIFFS
from mcrubric.model.errors import ReportError
from mcrubric.model.formats import Look
from mcrubric.model.report import Waived

if TYPE_CHECKING:
    from pathlib import Path

TOLD = frozenset(
    ("target", "fingerprint", "requirement", "check", "key", "path", "places", "findings", "part",
     "judgements", "outcome", "results", "paths", "digests", "failures", "sha256", "severity")
)  # fmt: skip
"""Fields that comparing looks at."""
JUNK: tuple[Any, ...] = (
    None, True, False, 0, 1, 2.0, -1, 7, "pass", "fail", "open", "review", "x", "", [], {}, ["x"],
    {"a": 1},
)  # fmt: skip


@pytest.fixture(scope="module")
def report(samples: Path) -> mcrubric.Report:
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    return mcrubric.validate(samples / "absent-part", rubric)


def spots(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to all values in data."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in inside:
        found.append((*path, key))
        if isinstance(value, (dict, list)):
            found += spots(value, (*path, key))
    return found


def edited(data: Any, path: tuple[Any, ...], junk: Any, how: str) -> Any:
    made = copy.deepcopy(data)
    holder = made
    for step in path[:-1]:
        holder = holder[step]
    if how == "drop":
        del holder[path[-1]]
    elif how == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[path[-1]]))
    elif how == "turn" and isinstance(holder, list):
        holder.reverse()
    elif how == "add" and isinstance(holder, dict):
        holder["added"] = junk
    else:
        holder[path[-1]] = junk
    return made


@settings(max_examples=200)
@given(
    st.integers(0, 99), st.integers(0, 10**6), st.integers(0, len(JUNK) - 1),
    st.sampled_from(("drop", "twice", "turn", "add", "change")),
)  # fmt: skip
def test_whatever_is_edited_is_found(
    report: mcrubric.Report, key: int, way: int, junk: int, how: str
) -> None:
    """All but what is verified by running with it (limits), and the name of the folder, told."""
    stored = json.loads(mcrubric.write_report(report))
    keys = [each for each in stored if each != "limits"]
    ways = [each for each in spots(stored) if each[0] == keys[key % len(keys)]]
    path = ways[way % len(ways)]
    other = edited(stored, path, copy.deepcopy(JUNK[junk]), how)
    if json.dumps(other, sort_keys=True) == json.dumps(stored, sort_keys=True):
        return
    content = json.dumps(other).encode()
    try:
        read = mcrubric.Report.from_json(content)
    except ReportError:
        return  # the schema finds it
    found = verified(content, read, report)
    assert not found.same or (path == ("portfolio", "id") and found.renamed == "absent-part")
    assert not found.exact
    assert len(found.differences) <= 20
    assert all(len(each) < 2_000 for each in found.differences)


@settings(max_examples=100)
@given(
    st.integers(0, 10**6), st.integers(0, len(JUNK) - 1),
    st.sampled_from(("drop", "twice", "turn", "change")),
)  # fmt: skip
def test_whatever_is_edited_can_be_compared(
    report: mcrubric.Report, way: int, junk: int, how: str
) -> None:
    """A report of a stranger may hold anything that the schema takes."""
    stored = json.loads(mcrubric.write_report(report))
    del stored["limits"]
    ways = [each for each in spots(stored) if each[-1] in TOLD]
    other = edited(stored, ways[way % len(ways)], copy.deepcopy(JUNK[junk]), how)
    try:
        read = mcrubric.Report.from_json(json.dumps({**other, "limits": {}}))
    except ReportError:
        return
    for old, new in ((read, report), (report, read)):
        if old.rubric.id == new.rubric.id:
            changed = replace(new, since=mcrubric.compare(old, new))
            for form in DIFFS.values():
                assert "".join(form.pieces(mcrubric.shareable(changed), Look()))


@pytest.mark.parametrize("outcome", ["pass", "review", "open", "not-applicable"])
def test_every_outcome_in_a_report_is_verified(report: mcrubric.Report, outcome: str) -> None:
    stored = json.loads(mcrubric.write_report(report))
    ways = [way for way in spots(stored) if way[-1] == "outcome"]
    assert len(ways) > 60
    for way in ways[::7]:
        other = edited(stored, way, outcome, "change")
        content = json.dumps(other).encode()
        same = json.dumps(other) == json.dumps(stored)
        assert verified(content, mcrubric.Report.from_json(content), report).same is same


def test_a_report_holds_against_itself(report: mcrubric.Report) -> None:
    for text in (mcrubric.write_report(report), report.to_json()):
        found = verified(text.encode(), mcrubric.Report.from_json(text), report)
        assert (found.same, found.exact, found.unverified) == (True, True, ())


def test_a_name_that_is_no_text_is_verified_as_well(report: mcrubric.Report) -> None:
    """A file on a disk may be called by half of a character."""
    odd = replace(report, portfolio=replace(report.portfolio, ignored=("caf\udce9",)))
    for text in (mcrubric.write_report(odd), odd.to_json()):
        content = text.encode()
        assert verified(content, mcrubric.Report.from_json(content), odd).exact
        anew = json.dumps(json.loads(text), indent=1).encode()
        found = verified(anew, mcrubric.Report.from_json(anew), odd)
        assert (found.same, found.exact) == (True, False)


@pytest.mark.parametrize("name", ["#" + "9" * 4_500, "#1", "", "x" * 10_000])
def test_a_key_of_any_kind_can_be_told(name: str, report: mcrubric.Report) -> None:
    stored = json.loads(mcrubric.write_report(report))
    stored["plugins"] = [{"name": name, "version": "1"}]
    content = json.dumps(stored).encode()
    [told] = verified(content, mcrubric.Report.from_json(content), report).differences
    assert len(told) < 200


def test_waivers_are_laid_over_a_report_and_are_not_verified(report: mcrubric.Report) -> None:
    """What they make of readiness neither."""
    waived = Waived(
        on="2026-01-01", readiness="not-ready", results=(), used=(), expired=(), unused=(),
        doubled=(),
    )  # fmt: skip
    stored = replace(report, waived=waived, readiness="ready", ready=True)
    content = mcrubric.write_report(stored).encode()
    found = verified(content, stored, report)
    assert (found.same, found.exact, found.unverified) == (True, False, ("waived",))
    result = replace(report.results[0], outcome="fail")
    other = replace(stored, results=(result, *report.results[1:]))
    assert not verified(mcrubric.write_report(other).encode(), other, report).same


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from((0.0, 1.0, "", "#0", "a")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("results", "requirement", "b")), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(VALUES, VALUES)
def test_data_has_no_difference_exactly_if_it_is_the_same(one: Any, other: Any) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (list(differences(one, other, str)) == []) is same
    assert list(differences(one, one, str)) == []
