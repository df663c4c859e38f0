"""Laws of editing a hand-in: what is changed is what the report tells, and nothing else."""

from __future__ import annotations

import copy
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from handins import (
    PERSONAL,
    SAMPLES,
    complete_with_facts,
    data_of,
    files_of,
    mapping_of,
    without,
    zip_of,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from written import PARAGRAPHS, TEXTS

import mcrubric
from mcrubric.model.verdicts import WORST_FIRST

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

RUBRIC = mcrubric.load_rubric(PERSONAL)
COMPLETE = complete_with_facts()
INCOMPLETE = mapping_of(SAMPLES / "incomplete-personal")
INCOMPLETE["artifacts"] = [
    each for each in INCOMPLETE["artifacts"] if not each["path"].endswith(".pdf")
] + [
    {"path": "artifacts/family-handbook.pdf", "facts": {"pages": 24}},
    {"path": "artifacts/staff-norms.pdf", "facts": {"pages": 6}},
]
NAMES = st.characters(exclude_characters="/\x00", exclude_categories=["Cs"])
PACKED = files_of(SAMPLES / "absent-part")
POSITIONS = range(len(COMPLETE["evidence"]))
SLOW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
LAWS = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    """Check for lengths that a short text can reach, so that both sides of them are seen."""
    short = {
        "schema": "mcrubric.rubric/1",
        "id": "test/short",
        "requirements": [{"id": f"part-{n}.length", "with": {"words": 30}} for n in (1, 3)],
    }
    with mcrubric.Validator(RUBRIC, overlay=short) as made:
        yield made


@pytest.fixture(scope="module")
def plain() -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(RUBRIC) as made:
        yield made


@pytest.fixture(scope="module")
def whole(plain: mcrubric.Validator) -> mcrubric.Report:
    """What is said of the complete hand-in, with which every changed one is compared."""
    return plain.validate(COMPLETE)


@pytest.fixture(scope="module")
def unedited(plain: mcrubric.Validator) -> mcrubric.Report:
    """What is said of the incomplete hand-in as it is."""
    return plain.validate(INCOMPLETE)


@pytest.fixture(scope="module")
def unpacked(plain: mcrubric.Validator) -> str:
    """What is said of loose files in their own order, as JSON."""
    return plain.validate({"files": PACKED}).to_json()


def told(report: mcrubric.Report) -> set[tuple[str, str, str, str]]:
    return {(e.requirement, e.target, e.outcome, e.message.key) for e in report.findings}


def outcome(report: mcrubric.Report, requirement: str) -> str:
    return next(each.outcome for each in report.results if each.requirement == requirement)


@settings(LAWS, max_examples=200)
@given(TEXTS, PARAGRAPHS, st.sampled_from(("markdown", "text")))
def test_appending_a_plain_paragraph_never_adds_a_length_finding(
    validator: mcrubric.Validator, text: str, paragraph: str, style: str
) -> None:
    before, after = (
        validator.validate({"documents": {"part-1": {"text": each, "format": style}}})
        for each in (text, f"{text}\n\n{paragraph}\n")
    )
    was, now = (WORST_FIRST.index(outcome(each, "part-1.length")) for each in (before, after))
    assert now >= was
    assert after.failures == ()


@LAWS
@given(st.sets(st.sampled_from(POSITIONS)))
def test_deleting_any_entries_of_a_complete_hand_in_is_told_exactly(
    plain: mcrubric.Validator, whole: mcrubric.Report, gone: set[int]
) -> None:
    """Each deleted detail is missing, uploads that nothing cites are told: nothing else is new."""
    kept = [entry for position, entry in enumerate(COMPLETE["evidence"]) if position not in gone]
    report = plain.validate({**COMPLETE, "evidence": kept})
    missing = {COMPLETE["evidence"][position]["detail"] for position in gone}
    cited = {
        (each["artifact"] if isinstance(each, dict) else each.partition("#")[0]).rpartition("/")[2]
        for each in chain(*(entry["citations"] for entry in kept))
    }
    uploads = {upload["path"] for upload in COMPLETE["artifacts"]}
    unused = {path for path in uploads if path.rpartition("/")[2] not in cited}
    before = {each for each in told(whole) if each[2] == "review"}
    empty = ("entries", "artifacts", "places", "places-verified", "explained", "own-words")
    assert told(report) == {
        *before,
        *(("part-2.coverage", each, "fail", "missing") for each in missing),
        *(("part-2.unused", each, "fail", "unused") for each in unused),
        *((f"part-2.{each}", "part-2", "open", "nothing-to-examine") for each in empty if not kept),
    }
    assert {row.detail for row in report.coverage if not row.entries} == missing
    assert report.readiness == ("not-ready" if gone else "ready")


@SLOW
@given(st.sets(st.sampled_from(POSITIONS)), st.randoms(use_true_random=False))
def test_the_order_of_entries_never_changes_an_outcome(
    plain: mcrubric.Validator, gone: set[int], order: random.Random
) -> None:
    kept = [entry for position, entry in enumerate(COMPLETE["evidence"]) if position not in gone]
    shuffled = order.sample(kept, len(kept))
    first, second = (plain.validate({**COMPLETE, "evidence": each}) for each in (kept, shuffled))
    assert told(first) == told(second)
    assert [row.detail for row in first.coverage] == [row.detail for row in second.coverage]


SOUND = (0, 2, 5, 6, 9, 10)
"""Entries of the incomplete sample whose explanations have no fault."""


@SLOW
@given(PARAGRAPHS, st.sampled_from(SOUND), PARAGRAPHS)
def test_fingerprints_do_not_change_when_prose_is_edited(
    plain: mcrubric.Validator,
    unedited: mcrubric.Report,
    paragraph: str,
    position: int,
    sentence: str,
) -> None:
    edited = copy.deepcopy(INCOMPLETE)
    [narrative] = edited["documents"]["part-1"]
    narrative["text"] = f"{paragraph}\n\n{narrative['text']}"
    edited["evidence"][position]["explanation"] += f" {sentence}"
    before, after = (
        {
            each.fingerprint: (each.requirement, each.target, each.message.key)
            for each in report.findings
            # What the new words answer is no longer told, and that is as it should be.
            if each.requirement not in {"part-1.length", "part-1.answers"}
        }
        for report in (unedited, plain.validate(edited))
    )
    assert before == after
    assert len(before) > 20


@LAWS
@given(st.integers(0, 40))
def test_the_fingerprint_of_a_short_text_stays_while_it_is_short(
    plain: mcrubric.Validator, words: int
) -> None:
    prints = {
        each.fingerprint
        for source in (f"{'word ' * words}", "A text.\n\nOf other words.")
        for each in plain.validate({"documents": {"part-1": {"text": source}}}).findings
        if each.message.key == "short"
    }
    assert len(prints) == 1


@LAWS
@given(st.text(NAMES, min_size=1, max_size=40))
def test_the_name_of_an_archive_is_the_id_and_nothing_else(
    plain: mcrubric.Validator, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    path = tmp_path_factory.mktemp("named") / f"{name}.zip"
    path.write_bytes(zip_of(PACKED.items()))
    report, unnamed = plain.validate(path), plain.validate(path.read_bytes())
    assert without(data_of(report), "id") == without(data_of(unnamed), "id")
    assert report.portfolio.id == path.stem


@LAWS
@given(st.permutations(sorted(PACKED.items())))
def test_the_order_of_files_never_changes_a_report(
    plain: mcrubric.Validator, unpacked: str, files: list[tuple[str, bytes]]
) -> None:
    assert plain.validate({"files": dict(files)}).to_json() == unpacked
    assert plain.validate(zip_of(files)).to_json() == unpacked


@SLOW
@given(st.sampled_from(("part-1", "part-3")), TEXTS)
def test_what_is_written_in_one_part_changes_nothing_in_another(
    plain: mcrubric.Validator, whole: mcrubric.Report, part: str, text: str
) -> None:
    documents: dict[str, Any] = {**COMPLETE["documents"], part: {"text": text}}
    report = plain.validate({**COMPLETE, "documents": documents})
    others, same = (
        tuple(each for each in made.results if each.part != part) for made in (report, whole)
    )
    assert others == same
    assert report.coverage == whole.coverage


def test_a_complete_hand_in_is_ready_by_facts_alone(plain: mcrubric.Validator) -> None:
    report = plain.validate(COMPLETE)
    assert report.ready
    assert {(each.requirement, each.outcome) for each in report.findings} <= {
        ("part-1.answers", "review"),  # which a person looks at, and nobody has to mend
    }
    assert all("facts" in upload for upload in COMPLETE["artifacts"])
