"""The contract on outcomes and on telling each fault once, sentence by sentence."""

from __future__ import annotations

import ast
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, get_args

import pytest
from handmade import SCAN, pdf_of, typed

import mcrubric
from mcrubric.engine.faults import MESSAGES, REMEDIES
from mcrubric.portfolio.gate import Why

TEXT = "I wave at Tom every day.\n"
REFLECTION = "On Monday I wave, which has changed how I work; next year I will wave too.\n"
DETAILS = ("EO1.connect", "EO1.lend", "EO2.hedge")
PDF = {"path": "artifacts/a.pdf", "facts": {"pages": 3, "active": []}}
EMPTY = {"path": "artifacts/a.pdf", "content": b""}
CUT = {"path": "artifacts/a.pdf", "content": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"}

Outcomes = Mapping[str, str]


@pytest.fixture(scope="module")
def rubric() -> mcrubric.Rubric:
    return mcrubric.read_rubric(Path(__file__).with_name("contract.yaml"))


@pytest.fixture(scope="module")
def validator(rubric: mcrubric.Rubric) -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(rubric) as made:
        yield made


def entry(detail: Any, *citations: Any, explanation: str | None = None) -> dict[str, Any]:
    shown = f"Each Friday we wave at work: it is shown there for {detail}."
    said = shown if explanation is None else explanation
    return {"detail": detail, "citations": list(citations), "explanation": said}


def cited(artifact: str = "a.pdf", at: Any = "p. 2") -> dict[str, Any]:
    return {"artifact": artifact, "at": at}


def whole(**changed: Any) -> dict[str, Any]:
    """Return a complete hand-in with some of its keys changed, None to leave one out."""
    made = {
        "documents": {"part-1": {"text": TEXT}, "part-3": {"text": REFLECTION}},
        "evidence": [entry(detail, cited()) for detail in DETAILS],
        "artifacts": [PDF],
        **changed,
    }
    return {key: value for key, value in made.items() if value is not None}


def texts(**parts: str) -> dict[str, Any]:
    both = {"part_1": TEXT, "part_3": REFLECTION} | parts
    return {name.replace("_", "-"): {"text": text} for name, text in both.items() if text}


def with_entries(*entries: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """Return a hand-in with these entries for their details, and sound ones for the others."""
    named = {each["detail"] for each in entries}
    sound = [entry(detail, cited()) for detail in DETAILS if detail not in named]
    return whole(evidence=[*entries, *sound], **changed)


def loose(**files: bytes | None) -> dict[str, Any]:
    """Return a complete hand-in whose parts are files; `part_1__md` stands for `part-1.md`."""
    made = {
        "part_1__md": TEXT.encode(),
        "part_2__json": json.dumps({"evidence": whole()["evidence"]}).encode(),
        "part_3__md": REFLECTION.encode(),
        **files,
    }
    names = {name.replace("__", ".").replace("_", "-"): data for name, data in made.items()}
    kept = {name: data for name, data in names.items() if data is not None}
    return {"files": kept, "artifacts": [PDF]}


@dataclass(frozen=True)
class Case:
    """A sentence of the contract, a hand-in, and what is told of it.

    `told` are all findings, as `requirement target outcome key`; `outcomes` are those of some
    requirements that have none.
    """

    says: str
    source: Any
    told: tuple[str, ...] = ()
    outcomes: Outcomes = field(default_factory=dict)


WAITS = "everything else waits for portfolio.readable"
BROKEN_YAML = b"evidence:\n  - detail: EO1.connect\n   citations: [a.pdf]\n"
WAITING_IN_2 = (
    "uploads", "coverage", "entries", "artifacts", "readable", "inert", "file-inert", "places",
    "places-verified", "explained", "own-words", "unused",
)  # fmt: skip

CASES = [
    Case("nothing is wrong with a complete hand-in", whole()),
    # Section 1.
    Case(
        "at exactly the minimum a text passes",
        whole(documents=texts(part_1="I wave at Tom every day.")),
    ),
    Case(
        "one word under the minimum fails",
        whole(documents=texts(part_1="I wave at Tom daily.")),
        ("part-1.length part-1 fail short",),
    ),
    Case(
        "where another usual way of counting reaches the minimum, it is borderline",
        whole(documents=texts(part_1="I wave at Tom & Ann.")),
        ("part-1.length part-1 review borderline",),
    ),
    Case(
        "zero things examined is open, nothing-to-examine",
        whole(evidence=[entry(detail) for detail in DETAILS]),
        (
            *(f"part-2.coverage {detail} fail no-citation" for detail in DETAILS),
            "part-2.artifacts part-2 open nothing-to-examine",
            "part-2.places part-2 open nothing-to-examine",
            "part-2.places-verified part-2 open nothing-to-examine",
            "part-2.unused artifacts/a.pdf fail unused",
        ),
    ),
    Case(
        "unless the requirement says when-empty: not-applicable",
        whole(artifacts=None),
        (
            "part-2.uploads part-2 fail too-few",
            "part-2.artifacts part-2 open waits-for part-2.uploads",
            "part-2.readable part-2 open nothing-to-examine",
            "part-2.inert part-2 open nothing-to-examine",
            "part-2.places part-2 open waits-for part-2.uploads",
            "part-2.places-verified part-2 open waits-for part-2.uploads",
        ),
        outcomes={"part-2.unused": "not-applicable"},
    ),
    Case(
        "not-applicable stands only if all judgements are",
        whole(artifacts=[PDF, {"path": "artifacts/b.pdf", "facts": {"pages": 1, "active": []}}]),
        ("part-2.unused artifacts/b.pdf fail unused",),
    ),
    Case(
        "what has no reader is open and never a pass",
        with_entries(
            entry("EO1.connect", cited("b.xyz", "p. 2")),
            artifacts=[PDF, {"path": "artifacts/b.xyz", "content": b"\x00\x01\x02"}],
        ),
        (
            "part-2.readable artifacts/b.xyz open no-reader",
            "part-2.inert artifacts/b.xyz open unreadable part-2.readable",
            "part-2.places EO1.connect/artifacts/b.xyz@p.2 open no-reader",
        ),
    ),
    # Section 2.
    *(
        Case(
            f"a path that exists but cannot be opened as a hand-in fails there ({key})",
            source,
            (f"portfolio.readable portfolio fail {key}", WAITS),
        )
        for key, source in {
            "empty-file": b"",
            "not-a-portfolio": b"%PDF-1.7\n",
            "damaged-archive": b"PK\x03\x04 cut off",
            "bad-json": b'{"documents": ',
            "no-files": {"files": {".DS_Store": b"x", "__MACOSX/._a": b"x"}},
        }.items()
    ),
    Case(
        "as a stream too",
        BytesIO(b"\x00\x01"),
        ("portfolio.readable portfolio fail not-a-portfolio", WAITS),
    ),
    Case(
        "a part that cannot be parsed is told once, and nothing in it is called missing",
        loose(part_2__json=None, part_2__yaml=BROKEN_YAML),
        (
            "portfolio.readable portfolio fail unreadable-part",
            *(f"part-2.{each} part-2 open unreadable" for each in WAITING_IN_2),
            "part-3.reused part-3 open earlier-unreadable",
        ),
        outcomes={"part-2.present": "pass"},
    ),
    Case(
        "a written part that cannot be read",
        loose(part_1__md=b"\xff\xfe\x00"),
        (
            "portfolio.readable portfolio fail unreadable-part",
            "part-1.length part-1 open unreadable",
            "part-1.visible part-1 open unreadable",
            "part-1.inert part-1 open unreadable",
            "part-1.substance part-1 open unreadable",
            "part-1.answers part-1 open unreadable",
            "part-3.reused part-3 open earlier-unreadable",
        ),
        outcomes={"part-1.present": "pass"},
    ),
    Case(
        "a scanned part holds no text to count, and nothing in it is called missing",
        loose(part_1__md=None, part_1__pdf=pdf_of(2, texts=(SCAN, SCAN))),
        (
            "portfolio.readable portfolio open scanned-part",
            "part-1.length part-1 open unreadable",
            "part-1.visible part-1 open unreadable",
            "part-1.inert part-1 open unreadable",
            "part-1.substance part-1 open unreadable",
            "part-1.answers part-1 open unreadable",
            "part-3.reused part-3 open earlier-unreadable",
        ),
        outcomes={"part-1.present": "pass"},
    ),
    Case(
        "words that are too few are no fault while more may stand on a scanned page",
        loose(part_1__md=None, part_1__pdf=pdf_of(2, texts=(typed("I wave at Tom daily."), SCAN))),
        ("part-1.length part-1 review scanned",),
    ),
    Case(
        "a scanned page beside enough words decides nothing",
        loose(part_1__md=None, part_1__pdf=pdf_of(2, texts=(typed(TEXT.strip()), SCAN))),
    ),
    Case(
        "two candidates for a part are told once, and none of them is read",
        loose(part_1__txt=b"more"),
        (
            "portfolio.readable portfolio fail two-candidates",
            "part-1.length part-1 open unreadable",
            "part-1.visible part-1 open unreadable",
            "part-1.inert part-1 open unreadable",
            "part-1.substance part-1 open unreadable",
            "part-1.answers part-1 open unreadable",
            "part-3.reused part-3 open earlier-unreadable",
        ),
        outcomes={"part-1.present": "pass"},
    ),
    Case(
        "other requirements of an absent part wait for its presence",
        whole(documents=texts(part_3="")),
        (
            "part-3.present part-3 fail absent",
            *(
                f"part-3.{each} part-3 open waits-for part-3.present"
                for each in (
                    "length",
                    "visible",
                    "inert",
                    "reused",
                    "substance",
                    "components",
                    "examples",
                    "impact",
                    "continuation",
                )
            ),
        ),
    ),
    Case(
        "in a chain, what waits names the first that is not met",
        whole(evidence=None, artifacts=None),
        (
            "part-2.present part-2 fail absent",
            *(f"part-2.{each} part-2 open waits-for part-2.present" for each in WAITING_IN_2),
        ),
    ),
    Case(
        "coverage: an entry exists and has at least one citation (not: resolves)",
        with_entries(entry("EO1.connect", cited("zebra.pdf"))),
        ("part-2.artifacts EO1.connect/zebra.pdf@p.2 fail missing",),
    ),
    Case(
        "places skips a citation whose artifact is ambiguous",
        with_entries(
            entry("EO1.connect", cited("b.pdf", "p. 99")),
            artifacts=[
                PDF,
                {"path": "b.pdf", "facts": {"pages": 1, "active": []}},
                {"path": "artifacts/b.pdf", "facts": {"pages": 1, "active": []}},
            ],
        ),
        ("part-2.artifacts EO1.connect/b.pdf@p.99 fail ambiguous",),
    ),
    Case(
        "explained and own-words look at existing entries only",
        whole(evidence=[entry("EO1.connect", cited(), explanation="")]),
        (
            "part-2.coverage EO1.lend fail missing",
            "part-2.coverage EO2.hedge fail missing",
            "part-2.explained EO1.connect fail missing",
            "part-2.own-words part-2 open nothing-to-examine",
        ),
    ),
    Case(
        "an unreadable artifact is told by readable, and citations into it are open / unreadable",
        whole(artifacts=[CUT]),
        (
            "part-2.readable artifacts/a.pdf fail truncated",
            "part-2.inert artifacts/a.pdf open unreadable part-2.readable",
            *(f"part-2.places {detail}/artifacts/a.pdf@p.2 open unreadable" for detail in DETAILS),
            "part-2.places-verified part-2 open nothing-to-examine",
        ),
    ),
    Case(
        "an empty upload is told where it is cited: not empty is part of resolving",
        whole(artifacts=[EMPTY]),
        (
            *(f"part-2.artifacts {each}/artifacts/a.pdf@p.2 fail empty" for each in DETAILS),
            "part-2.readable part-2 open nothing-to-examine",
            "part-2.inert part-2 open nothing-to-examine",
            *(f"part-2.places {each}/artifacts/a.pdf@p.2 open unreadable" for each in DETAILS),
            "part-2.places-verified part-2 open nothing-to-examine",
        ),
    ),
    Case(
        "an empty upload that nobody cites is told by readable",
        whole(artifacts=[PDF, {"path": "artifacts/b.pdf", "content": b""}]),
        (
            "part-2.readable artifacts/b.pdf fail empty",
            "part-2.unused artifacts/b.pdf fail unused",
        ),
    ),
    # Section 3, as far as it says how outcomes come about.
    Case(
        "unknown keys and every other mistake are told at portfolio.readable",
        {**whole(), "deadline": "soon", "severity": "note"},
        ("portfolio.readable portfolio fail unknown-key",) * 2,
    ),
    Case(
        "a rubric other than asked for is told, and the one that was asked for is used",
        whole(rubric="mo/building-personal-relationships"),
        ("portfolio.readable portfolio fail other-rubric",),
    ),
    Case(
        "an unknown detail id is a review at the entry",
        whole(evidence=[*whole()["evidence"], entry("EO7.zebra", cited(at="p. 1"))]),
        ("part-2.entries part-2.entry[4] review unknown",),
    ),
    Case(
        "a doubled detail id is a review at the later entry",
        whole(
            evidence=[
                *whole()["evidence"],
                entry("EO1.lend", cited(), explanation="Each Monday we wave again."),
            ]
        ),
        ("part-2.entries EO1.lend[2] review doubled",),
    ),
    Case(
        "a place that no machine can look up passes, and a note says so",
        with_entries(
            entry("EO1.connect", cited("b.pdf", "p. 2")),
            artifacts=[PDF, {"path": "artifacts/b.pdf", "facts": {"active": []}}],
        ),
        ("part-2.places-verified EO1.connect/artifacts/b.pdf@p.2 review unverifiable",),
    ),
    Case(
        "the same text for several entries is told at the later ones",
        whole(
            evidence=[
                entry(detail, cited(), explanation="Each Friday we wave.") for detail in DETAILS
            ]
        ),
        tuple(f"part-2.own-words {detail} fail same-text" for detail in DETAILS[1:]),
    ),
]


def told(report: mcrubric.Report) -> list[str]:
    found = []
    for result in report.results:
        for judgement in result.judgements:
            waits = f" {judgement.waits_for}" if judgement.waits_for else ""
            found += [
                f"{result.requirement} {finding.target} {finding.outcome} "
                f"{finding.message.key}{waits}"
                for finding in judgement.findings
            ]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_the_contract_says(case: Case, validator: mcrubric.Validator) -> None:
    report = validator.validate(case.source)
    assert report.failures == ()
    found, asked = told(report), [each for each in case.told if each != WAITS]
    if WAITS in case.told:
        asked += [
            f"{each.requirement} {each.part} open waits-for portfolio.readable"
            for each in report.results[1:]
        ]
    outcomes = {each.requirement: each.outcome for each in report.results}
    assert sorted(found) == sorted(asked)
    assert {name: outcomes[name] for name in case.outcomes} == case.outcomes


def test_a_part_that_cannot_be_parsed_is_told_with_its_place(
    validator: mcrubric.Validator,
) -> None:
    report = validator.validate(loose(part_2__json=None, part_2__yaml=BROKEN_YAML))
    [finding] = report.results[0].judgements[0].findings
    assert [(each.path, each.line, each.column) for each in finding.places] == [
        ("part-2.yaml", 3, 4)
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "check: word-minimum, with: {words: 2}, severity: error, derived: true",
            "derived, so that it cannot be an error",
        ),
        ("check: impact-stated, severity: error, quote: a", "at most 'warning'"),
        ("judge: assessor, severity: error, quote: a", "has no 'severity'"),
    ],
)
def test_what_may_not_be_an_error_is_a_mistake_of_the_rubric(line: str, told: str) -> None:
    written = Path(__file__).with_name("contract.yaml").read_bytes()
    more = f"  - {{id: part-1.x, part: part-1, {line}}}\n".encode()
    with pytest.raises(mcrubric.RubricError, match=told):
        mcrubric.Validator(mcrubric.read_rubric(written + more))


def test_what_an_assessor_judges_has_no_outcome(
    validator: mcrubric.Validator, rubric: mcrubric.Rubric
) -> None:
    report = validator.validate(whole())
    asked = [each.id for each in rubric.requirements if each.judge == "assessor"]
    assert [each.requirement for each in report.for_the_assessor] == asked
    assert not {each.requirement for each in report.results} & set(asked)


def test_an_inferred_requirement_never_fails(validator: mcrubric.Validator) -> None:
    report = validator.validate(whole(documents=texts(part_1="No.", part_3="No.")))
    inferred = [each for each in report.results if each.basis == "inferred"]
    assert {each.outcome for each in inferred} == {"review"}


def test_what_is_packed_in_a_way_that_we_do_not_read_is_open_and_nobodys_fault(
    validator: mcrubric.Validator,
) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in loose()["files"].items():
            archive.writestr(name, data)
        archive.writestr("artifacts/a.pdf", b"x", zipfile.ZIP_LZMA)
    report = validator.validate(stream.getvalue())
    readable = report.results[0].judgements[0]
    assert (readable.outcome, readable.because) == ("open", "no-reader")
    assert report.readiness == "undecided"
    assert {each.outcome for each in report.findings} == {"open"}


@pytest.mark.parametrize(
    ("analysis", "said"),
    [
        (b"evidence: 3\n", "The `evidence` is not as asked: it should be a list of entries."),
        (b"evidence: [3]\n", "Entry 1 is not as asked: it should be `detail`, "),
        (b"evidence: [{detail: {a: b}}]\n", "The `detail` of entry 1 is not as asked: "),
    ],
)
def test_a_self_analysis_of_another_form_is_told_in_plain_words(
    analysis: bytes, said: str, validator: mcrubric.Validator
) -> None:
    report = validator.validate({"files": {"part-2.yaml": analysis}})
    [finding] = report.results[0].judgements[0].findings
    assert finding.message.text.startswith(said)


def faults_in_code() -> set[str]:
    """Return the keys of faults as the code that reads hand-ins writes them."""
    source = Path(mcrubric.__file__).parent / "portfolio"
    calls = (
        node
        for path in source.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Fault", "RefusedError"}
    )
    return {str(call.args[0].value) for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_fault_of_a_hand_in_has_words() -> None:
    """Without them the engine itself would fail on what a candidate sent."""
    refused = {f"refused-{why}" for why in get_args(Why)} - {"refused-unread"}  # told elsewhere
    known = {*faults_in_code(), *refused, "too-many-entries", "too-many-citations"}
    assert {"unknown-part", "empty-file", "two-candidates"} < known
    assert known <= MESSAGES.keys()
    assert MESSAGES.keys() <= REMEDIES.keys()
