"""Laws of every report: what it adds up to, where it points, and that nothing breaks it."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from handins import PERSONAL, data_of, without
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written import HAND_INS, spoilt

import mcrubric
from mcrubric.builtins import fact_readers, readers
from mcrubric.model.limits import Limits
from mcrubric.model.places import Place
from mcrubric.model.report_json import published_schema
from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.model.verdicts import WORST_FIRST, worst
from mcrubric.portfolio.load import Readers, load

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mcrubric.model.portfolio import Portfolio

RUBRIC = mcrubric.load_rubric(PERSONAL)
SCHEMA = published_schema()
PARTS = tuple(part.id for part in RUBRIC.parts)
LAWS = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
READABLE = "portfolio.readable"


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(RUBRIC) as made:
        yield made


def loaded(source: Any) -> Portfolio:
    in_process = tuple(each for each in fact_readers() if not each.isolated)
    return load(
        source, RUBRIC, readers=Readers(readers(), in_process), worker=None, limits=Limits()
    ).portfolio


@LAWS
@given(spoilt())
def test_whatever_is_handed_in_gives_a_report_that_fits_the_published_schema(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    report = validator.validate(source)
    assert report.failures == ()
    assert mistakes_in(data_of(report), SCHEMA) == ()
    assert mcrubric.Report.from_json(report.to_json()) == report
    assert not report.ready
    report.to_json().encode("utf-8")


@LAWS
@given(st.one_of(HAND_INS, spoilt()))
def test_the_same_input_twice_gives_the_same_bytes(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    first = validator.validate(copy.deepcopy(source)).to_json()
    assert validator.validate(source).to_json() == first


@LAWS
@given(st.one_of(HAND_INS, spoilt()))
def test_results_are_the_worst_of_their_judgements_and_these_of_their_findings(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    report = validator.validate(source)
    for result in report.results:
        assert result.outcome == worst(each.outcome for each in result.judgements)
        for judgement in result.judgements:
            if judgement.findings:
                assert judgement.outcome == worst(each.outcome for each in judgement.findings)
            else:
                assert judgement.outcome in {"pass", "not-applicable"}
            assert (judgement.because is not None) == (judgement.outcome == "open")
            assert (judgement.waits_for is not None) == (judgement.because == "waits-for")
            for finding in judgement.findings:
                assert (finding.requirement, finding.target) == (
                    result.requirement,
                    judgement.target,
                )
                assert finding.severity == result.severity
    errors = [each.outcome for each in report.results if each.severity == "error"]
    bad = min(errors, key=WORST_FIRST.index)
    expected = {"fail": "not-ready", "open": "undecided", "review": "undecided"}
    assert report.readiness == expected.get(bad, "ready")


@LAWS
@given(st.one_of(HAND_INS, spoilt()))
def test_nothing_unexamined_is_a_pass(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    for result in validator.validate(source).results:
        looked_at = sum(each.outcome in {"pass", "fail", "review"} for each in result.judgements)
        assert result.examined >= looked_at
        if result.examined == 0:
            assert result.outcome in {"open", "not-applicable"}
        if result.outcome == "pass":
            assert looked_at == result.examined > 0


@LAWS
@given(st.one_of(HAND_INS, spoilt()))
def test_targets_and_fingerprints_are_unique(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    report = validator.validate(source)
    for result in report.results:
        targets = [each.target for each in result.judgements]
        assert len(targets) == len(set(targets))
    prints = [each.fingerprint for each in report.findings]
    assert len(prints) == len(set(prints))


def places_in(value: Any) -> Iterator[dict[str, Any]]:
    """Give every place that stands anywhere in a report as JSON."""
    if isinstance(value, dict):
        yield from value.get("places", ())
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from places_in(each)


def source_of(source: Any, path: str, portfolio: Portfolio) -> str | None:
    """Return the text that was handed in under a path of the report, None if it was none."""
    if "files" in source:
        return source["files"][path].decode() if path in source["files"] else None
    for part in portfolio.parts:
        if path in part.files and part.id in source.get("documents", {}):
            given = source["documents"][part.id]
            texts = given if isinstance(given, list) else [given]
            return str(texts[part.files.index(path)]["text"])
    return None


def check_place(place: dict[str, Any], source: Any, portfolio: Portfolio) -> None:
    known = {path for part in portfolio.parts for path in part.files}
    known |= {each.path for each in portfolio.artifacts} | {"portfolio.yaml"}
    assert place["path"] in known
    assert 1 <= place.get("entry", 1) <= max(len(portfolio.evidence), 1)
    text = source_of(source, place["path"], portfolio)
    lines = (text or "").split("\n")
    if "line" in place and text is not None:
        assert 1 <= place["line"] <= len(lines)
        assert 1 <= place["column"] <= len(lines[place["line"] - 1]) + 1
    if "start" in place:
        documents = [each for part in portfolio.parts for each in part.documents]
        [document] = [each for each in documents if each.path == place["path"]]
        assert 0 <= place["start"] < place["end"] <= len(document.text)
        if text is not None and not place["path"].endswith(".html"):
            seen = lines[place["line"] - 1][place["column"] - 1]
            assert document.text[place["start"]] == seen


@LAWS
@given(HAND_INS)
def test_every_place_is_inside_what_was_handed_in(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    report, portfolio = validator.validate(source), loaded(source)
    for place in places_in(data_of(report)):
        check_place(place, source, portfolio)


MARKDOWN_ENTRIES = st.lists(
    st.sampled_from(("EO1.approachable", "EO2.connect", "EO9.zebra", "Strategies")), max_size=4
).map(
    lambda named: "\n".join(
        f"## {name}\n\nThey came [and stayed](artifacts/c.md#one), (c.md, line 2; c.md, line 99).\n"
        for name in named
    )
)


@LAWS
@given(HAND_INS, MARKDOWN_ENTRIES)
def test_every_place_in_a_file_is_inside_it(
    validator: mcrubric.Validator, source: dict[Any, Any], analysis: str
) -> None:
    documents = source.get("documents", {})
    texts = {
        f"{part}.md": (given if isinstance(given, dict) else (given or [{"text": ""}])[0])["text"]
        for part, given in documents.items()
    }
    texts |= {"part-2.md": analysis, "artifacts/c.md": "# one\n\ntwo\n", "portfolio.yaml": "x: 1\n"}
    files = {"files": {name: text.encode() for name, text in texts.items()}}
    report, portfolio = validator.validate(files), loaded(files)
    found = list(places_in(data_of(report)))
    assert any(place.get("path") == "portfolio.yaml" for place in found)
    for place in found:
        check_place(place, files, portfolio)


TWICE = {"text": "I wave at people and greet them at the gate. " * 3}


@LAWS
@example({"documents": {"part-1": TWICE, "part-3": TWICE}}, {"part-3"}, None)
@given(
    st.one_of(HAND_INS, spoilt()),
    st.none() | st.sets(st.sampled_from(PARTS)),
    st.none() | st.sets(st.sampled_from(("counted", "resolved", "inferred"))),
)
def test_a_filter_gives_exactly_the_results_of_the_whole_run(
    validator: mcrubric.Validator,
    source: dict[Any, Any],
    parts: set[str] | None,
    basis: set[str] | None,
) -> None:
    """Only of whether the portfolio can be read less is told, if not all parts are looked into."""
    whole = validator.validate(source)
    report = validator.validate(source, parts=parts, basis=basis)
    kept = [
        each
        for each in whole.results
        if each.requirement == READABLE
        or ((parts is None or each.part in parts) and (basis is None or each.basis in basis))
    ]
    assert [each.requirement for each in report.results] == [each.requirement for each in kept]
    assert report.results[1:] == tuple(kept[1:])
    if parts is None:
        assert report.results == tuple(kept)
    told = {each.message.text for each in report.results[0].judgements[0].findings}
    assert told <= {each.message.text for each in kept[0].judgements[0].findings}
    complete = len(kept) == len(whole.results)
    assert report.readiness == (whole.readiness if complete else None)
    assert report.ready is (complete and whole.ready)
    if (parts is None or "part-2" in parts) and (basis is None or "resolved" in basis):
        assert report.coverage == whole.coverage


def shuffled(value: Any, order: random.Random) -> Any:
    """Return data with the keys of its mappings in another order, and its uploads too."""
    if isinstance(value, dict):
        items = list(value.items())
        order.shuffle(items)
        return {key: shuffled(each, order) for key, each in items}
    if isinstance(value, list):
        return [shuffled(each, order) for each in value]
    return value


@LAWS
@given(HAND_INS, st.randoms(use_true_random=False))
def test_the_order_of_uploads_and_of_keys_never_changes_a_report(
    validator: mcrubric.Validator, source: dict[Any, Any], order: random.Random
) -> None:
    other = shuffled(source, order)
    order.shuffle(other.get("artifacts", []))
    assert validator.validate(other).to_json() == validator.validate(source).to_json()


EXPLAINED = {"detail": "EO1.connect", "explanation": TWICE["text"]}


@LAWS
@example({"documents": {"part-3": TWICE}, "evidence": [EXPLAINED]})
@given(HAND_INS)
def test_json_text_says_what_the_mapping_says(
    validator: mcrubric.Validator, source: dict[Any, Any]
) -> None:
    """All but places, which have lines in a text; `first` is where words stood first."""
    plain = {**source, "artifacts": [u for u in source.get("artifacts", []) if "facts" in u]}
    mapping, text = (
        without(data_of(validator.validate(each)), "places", "place", "first", "id")
        for each in (plain, json.dumps(plain))
    )
    assert text == mapping


def test_places_of_json_text_are_lines_in_it(validator: mcrubric.Validator) -> None:
    source = '{"evidence": [\n  {"detail": "zebra"}]}'
    [unknown] = [
        each for each in validator.validate(source).findings if each.message.key == "unknown"
    ]
    assert unknown.places == (Place(path="evidence", line=2, column=3, entry=1),)
