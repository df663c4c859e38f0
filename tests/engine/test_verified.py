"""A report that was edited by hand is found out, whatever was edited."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date
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
from mcrubric.privacy.fitting import with_quotes

if TYPE_CHECKING:
    from collections.abc import Callable
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


TERMS: dict[str, Any] = {"reason": "r", "authority": "a", "expires": "2026-01-02"}


@pytest.fixture(scope="module")
def waivers(report: mcrubric.Report) -> list[mcrubric.Waiver]:
    """Waivers of everything, one finding by its fingerprint, all others by target."""
    first, *others = report.findings
    targets = sorted({(each.requirement, each.target) for each in others})
    made = [mcrubric.Waiver(**TERMS, requirement=one, target=other) for one, other in targets]
    return [*made, mcrubric.Waiver(**TERMS, fingerprint=first.fingerprint)]


@pytest.fixture(scope="module")
def waived(report: mcrubric.Report, waivers: list[mcrubric.Waiver]) -> mcrubric.Report:
    made = mcrubric.with_waivers(report, waivers, date(2026, 1, 1))
    assert (report.readiness, made.readiness) == ("not-ready", "ready")
    return made


FORMS: dict[str, Callable[[mcrubric.Report], mcrubric.Report]] = {
    "whole": lambda report: report,
    "none": lambda report: with_quotes(report, "none"),
    "shared": mcrubric.shareable,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_that_rests_on_waivers_which_nobody_gives_is_unknown(
    form: str, waived: mcrubric.Report, report: mcrubric.Report
) -> None:
    """Readiness follows from the waivers in it, and anybody could have written these."""
    text = FORMS[form](waived).to_json()
    found = verified(text.encode(), mcrubric.Report.from_json(text), report)
    assert (found.differences, found.unknown, found.unverified) == ((), True, ("waived",))
    assert not found.same
    assert not found.exact


@pytest.mark.parametrize("form", FORMS)
def test_with_its_waivers_a_report_is_verified_whole(
    form: str, waived: mcrubric.Report, report: mcrubric.Report, waivers: list[mcrubric.Waiver]
) -> None:
    text = FORMS[form](waived).to_json()
    found = verified(text.encode(), mcrubric.Report.from_json(text), report, waivers)
    assert (found.same, found.exact, found.unverified, found.unknown) == (True, True, (), False)


def test_waivers_that_change_nothing_leave_a_report_verified_without_them(
    report: mcrubric.Report, waivers: list[mcrubric.Waiver]
) -> None:
    some = mcrubric.with_waivers(report, waivers[:1], date(2026, 1, 1))
    assert some.readiness == report.readiness
    found = verified(some.to_json().encode(), some, report)
    assert (found.same, found.unverified) == (True, ("waived",))


def test_a_part_alone_rests_on_waivers_by_its_exit_code(
    report: mcrubric.Report, waivers: list[mcrubric.Waiver]
) -> None:
    part = replace(report, readiness=None, ready=False)
    made = mcrubric.with_waivers(part, waivers, date(2026, 1, 1))
    assert made.readiness is None
    assert verified(made.to_json().encode(), made, part).unknown


def test_what_waivers_say_and_do_is_that_of_those_which_are_given(
    waived: mcrubric.Report, report: mcrubric.Report, waivers: list[mcrubric.Waiver]
) -> None:
    told = waived.waived
    assert told is not None
    by_me = tuple(replace(each, authority="me") for each in told.used)
    edited = {
        "by somebody else": replace(told, used=by_me),
        "for another reason": replace(told, used=(replace(told.used[0], reason="x"),)),
        "on another day, when they had expired": replace(told, on="2026-01-03"),
        "on no day": replace(told, on="2026-02-30"),
        "one of them is not told": replace(told, used=told.used[1:]),
    }
    for name, each in edited.items():
        stored = replace(waived, waived=each)
        assert verified(stored.to_json().encode(), stored, report, waivers).differences, name
    text = waived.to_json()
    for other in ([], waivers[1:], [replace(each, authority="me") for each in waivers]):
        assert verified(text.encode(), waived, report, other).differences


def test_waivers_that_a_report_tells_nothing_of_are_a_difference(
    report: mcrubric.Report, waivers: list[mcrubric.Waiver]
) -> None:
    content = report.to_json().encode()
    told = verified(content, report, report, waivers).differences
    assert told == ("waivers were given, and the report tells of none",)
    assert verified(content, report, report, []).exact


def forged(waived: mcrubric.Report) -> dict[str, mcrubric.Report]:
    assert waived.waived is not None
    told, used = waived.waived, waived.waived.used
    foreign = replace(used[0], fingerprint=None, requirement="x", target="y")
    wide = replace(used[0], findings=(*used[0].findings, *used[1].findings))
    changed = {
        "nothing is waived": replace(told, used=(), results=()),
        "no waiver covers it": replace(told, used=()),
        "a result is left out": replace(told, results=told.results[1:]),
        "it was ready anyway": replace(told, readiness="ready"),
        "it had expired": replace(told, on="2026-01-03"),
        "a waiver of something else": replace(told, used=(foreign, *used[1:])),
        "a waiver of more than it names": replace(told, used=(wide, *used[1:])),
    }
    return {name: replace(waived, waived=each) for name, each in changed.items()} | {
        "readiness": replace(waived, readiness="undecided", ready=False),
        "ready": replace(waived, ready=False),
        "an outcome": replace(
            waived, results=(replace(waived.results[0], outcome="fail"), *waived.results[1:])
        ),
    }


def test_what_does_not_follow_from_the_waivers_of_a_report_is_found(
    waived: mcrubric.Report, report: mcrubric.Report
) -> None:
    for name, stored in forged(waived).items():
        found = verified(stored.to_json().encode(), stored, report)
        assert not found.same, name
        assert found.unverified == ("waived",)


def test_a_digest_of_the_whole_that_does_not_fit_its_files_is_told_as_that(
    report: mcrubric.Report,
) -> None:
    older = replace(report.engine, version="0.0.9")
    other = replace(report.portfolio, sha256="0" * 64)
    stored = replace(report, portfolio=other, engine=older)
    for form in FORMS.values():
        text = form(stored).to_json()
        found = verified(text.encode(), mcrubric.Report.from_json(text), report)
        first, second = found.differences
        assert first == (
            "portfolio: the digest that the report gives of the whole (sha256) does not fit the "
            "files that it lists, and these are the same"
        )
        assert second.startswith("engine: version is 0.0.9")


def test_a_digest_of_the_whole_is_not_blamed_for_what_is_not_listed() -> None:
    """Facts that are handed in enter the digest, and no list of files."""
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    hand_in = {"artifacts": [{"path": "a.pdf", "facts": {"pages": 3}}]}
    now = mcrubric.validate(hand_in, rubric)
    stored = replace(now, portfolio=replace(now.portfolio, sha256="0" * 64))
    first, second, *_ = verified(stored.to_json().encode(), stored, now).differences
    assert first == "the portfolio is not the one that was checked"
    assert second.startswith("all files that the report lists are the same; something that it ")


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
