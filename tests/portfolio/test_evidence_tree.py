"""The self-analysis in YAML, JSON and mappings: what is read, and what is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mcrubric.model.locators import NotUnderstood, Pages, Quote, Times

UPLOADS = {"artifacts/book.pdf": b"x", "artifacts/film.mp4": b"x", "artifacts/a, b #1.txt": b"x"}


def load_yaml(loaded: Any, text: str, **limits: int) -> Any:
    return loaded({"files": {"part-2.yaml": text.encode(), **UPLOADS}}, **limits)


def cited(portfolio: Any) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.named, each.at) for entry in portfolio.evidence for each in entry.citations]


EXAMPLE = """\
evidence:
  - detail: EO1.approachable
    citations:
      - {artifact: book.pdf, at: p. 12}
      - {artifact: film.mp4, at: [0:42-1:10, 2:15], quote: "come  in"}
      - artifacts/book.pdf#page=3
      - {artifact: book.pdf#page=3, at: p. 4}
      - {artifact: book.pdf, at: by the door}
      - book.pdf
      - book.pdf
    explanation: Families told us
      that they can come.
"""


def test_an_entry_is_read_with_its_places_and_ids(loaded: Any) -> None:
    portfolio = load_yaml(loaded, EXAMPLE)
    assert not portfolio.faults
    (entry,) = portfolio.evidence
    assert (entry.id, entry.position, entry.damaged) == ("EO1.approachable", 1, False)
    assert entry.explanation == "Families told us that they can come."
    assert (entry.place.path, entry.place.line, entry.place.column) == ("part-2.yaml", 2, 5)
    assert entry.explanation_place.line == 11
    assert [each.id for each in entry.citations] == [
        "EO1.approachable/artifacts/book.pdf@p.12",
        'EO1.approachable/artifacts/film.mp4@0:42-1:10,2:15,"come in"',
        "EO1.approachable/artifacts/book.pdf@p.3",
        "EO1.approachable/artifacts/book.pdf@p.3,p.4",
        "EO1.approachable/artifacts/book.pdf@?",
        "EO1.approachable/artifacts/book.pdf",
        "EO1.approachable/artifacts/book.pdf#2",
    ]
    film = entry.citations[1]
    assert film.locators == (Times(42, 70), Times(135, None), Quote("come in"))
    assert film.at == ("0:42-1:10", "2:15", '"come  in"')
    assert film.place.line == 5
    assert film.place.entry == 1
    both = entry.citations[3]
    assert (both.at, both.locators) == (("#page=3", "p. 4"), (Pages(3, 3), Pages(4, 4)))
    assert entry.citations[4].locators == (NotUnderstood("by the door"),)


@pytest.mark.parametrize(
    ("written", "named", "at"),
    [
        ("book.pdf, p. 12", ["book.pdf"], [("p. 12",)]),
        ("book.pdf p. 12", ["book.pdf"], [("p. 12",)]),
        ("see book.pdf, pp. 3-5, 9", ["book.pdf"], [("pp. 3-5, 9",)]),
        ("book.pdf, p. 2; p. 4; film.mp4, 0:42", ["book.pdf", "film.mp4"],
         [("p. 2", "p. 4"), ("0:42",)]),
        ("a, b #1.txt", ["a, b #1.txt"], [()]),
        ("a, b #1.txt, line 2", ["a, b #1.txt"], [("line 2",)]),
        ("lost.pdf, p. 2", ["lost.pdf"], [("p. 2",)]),
        ("lost.pdf", ["lost.pdf"], [()]),
        ("our handbook", ["our handbook"], [()]),
        ('book.pdf, "one; two"', ["book.pdf"], [('"one; two"',)]),
    ],
)  # fmt: skip
def test_a_citation_may_be_one_text(
    loaded: Any, written: str, named: list[str], at: list[tuple[str, ...]]
) -> None:
    text = f"evidence: [{{detail: EO1.connect, citations: [{json.dumps(written)}]}}]"
    assert cited(load_yaml(loaded, text)) == list(zip(named, at, strict=True))


def test_a_hyperlink_is_not_an_upload(loaded: Any) -> None:
    text = "evidence: [{detail: EO1.connect, citations: ['https://example.org/a.pdf#page=2']}]"
    (citation,) = load_yaml(loaded, text).evidence[0].citations
    assert (citation.link, citation.found, citation.locators) == (True, (), ())


def test_a_name_that_fits_nothing_keeps_its_words_and_a_guess(loaded: Any) -> None:
    text = "evidence: [{detail: EO1.connect, citations: [{artifact: Book.PDF, at: p. 1}]}]"
    (citation,) = load_yaml(loaded, text).evidence[0].citations
    assert (citation.found, citation.near) == ((), "artifacts/book.pdf")
    assert citation.id == "EO1.connect/Book.PDF@p.1"


def test_one_entry_may_serve_several_details_and_one_detail_have_several_entries(
    loaded: Any,
) -> None:
    text = """\
evidence:
  - {detail: [EO1.connect, EO2.connect], explanation: a}
  - {detail: EO1.connect, explanation: b}
  - {detail: EO1, explanation: c}
  - {detail: EO1.conect, explanation: d}
  - {detail: wholly other, explanation: e}
  - {explanation: f}
"""
    entries = load_yaml(loaded, text).evidence
    assert [entry.id for entry in entries] == [
        "EO1.connect", "EO1.connect[2]", "EO1.approachable",
        "part-2.entry[4]", "part-2.entry[5]", "part-2.entry[6]",
    ]  # fmt: skip
    assert [entry.details for entry in entries[:2]] == [
        ("EO1.connect", "EO2.connect"), ("EO1.connect",)
    ]  # fmt: skip
    assert [entry.doubled for entry in entries] == [(), ("EO1.connect",), (), (), (), ()]
    assert entries[2].matches[0].details == ("EO1.approachable", "EO1.connect")
    assert [entry.matches[0].kind for entry in entries[2:]] == [
        "outcome", "spelling", "unknown", "missing",
    ]  # fmt: skip
    assert [entry.place.entry for entry in entries] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("entry", "key", "args", "column"),
    [
        ("{details: EO1.connect}", "unknown-key", {"key": "details", "guess": "detail"}, 13),
        ("{detail: EO1.connect, note: x}", "unknown-key", {"key": "note", "guess": ""}, 34),
        ("{citations: [{artefact: a.pdf, artifact: book.pdf}]}", "unknown-key",
         {"key": "artefact", "guess": "artifact"}, 26),
        ("just words", "bad-entry", {"key": "entry"}, 12),
        ("{detail: {id: x}}", "bad-entry", {"key": "detail"}, 21),
        ("{explanation: [one, two]}", "bad-entry", {"key": "explanation"}, 26),
        ("{citations: [{at: p. 3}]}", "bad-entry", {"key": "citation"}, 25),
        ("{citations: [{artifact: [a, b]}]}", "bad-entry", {"key": "artifact"}, 36),
        ("{citations: [[book.pdf]]}", "bad-entry", {"key": "citations"}, 25),
    ],
)  # fmt: skip
def test_what_is_not_as_asked_is_told_and_the_entry_is_damaged(
    loaded: Any, entry: str, key: str, args: dict[str, str], column: int
) -> None:
    portfolio = load_yaml(loaded, f"evidence: [{entry}, {{detail: EO2.connect}}]")
    (fault,) = portfolio.faults
    assert fault.key == key
    assert fault.args.items() >= args.items()
    assert fault.args["entry"] == 1
    assert (fault.places[0].line, fault.places[0].column) == (1, column)
    assert [each.damaged for each in portfolio.evidence] == [True, False]
    assert not portfolio.part("part-2").unreadable


def test_what_can_be_read_of_a_damaged_entry_is_kept(loaded: Any) -> None:
    text = """\
evidence:
  - detail: EO1.connect
    citations: [{artifact: book.pdf, at: p. 2, page: 2}]
    explanation: [one, two]
"""
    portfolio = load_yaml(loaded, text)
    (entry,) = portfolio.evidence
    assert [fault.key for fault in portfolio.faults] == ["unknown-key", "bad-entry"]
    assert entry.details == ("EO1.connect",)
    assert cited(portfolio) == [("book.pdf", ("p. 2",))]
    assert entry.explanation == "one\ntwo"


@pytest.mark.parametrize(
    "text",
    ["evidence:\n", "evidence: []\n", "evidence: null\n", "evidence: ~\n", "", "# nothing yet\n"],
)
def test_no_entries_are_no_fault_of_form(loaded: Any, text: str) -> None:
    portfolio = load_yaml(loaded, text)
    assert (portfolio.faults, portfolio.evidence) == ((), ())
    assert not portfolio.part("part-2").unreadable


@pytest.mark.parametrize("cell", ["", "null", "~", "''", "[]", "['']", "[null]"])
def test_empty_cells_are_read_as_empty(loaded: Any, cell: str) -> None:
    explained = cell if cell[:1] != "[" else ""
    text = (
        f"evidence:\n  - detail: EO1.connect\n    citations: {cell}\n    explanation: {explained}\n"
    )
    portfolio = load_yaml(loaded, text)
    (entry,) = portfolio.evidence
    assert not portfolio.faults
    assert (entry.citations, entry.explanation) == ((), "")


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("evidenc: []\n", ["unknown-key", "bad-entry"]),
        ("- detail: EO1.connect\n", ["bad-entry"]),
        ("evidence: words\n", ["bad-entry"]),
        ("evidence: {detail: EO1.connect}\n", ["bad-entry"]),
    ],
)
def test_a_file_of_another_form_leaves_the_part_open(
    loaded: Any, text: str, keys: list[str]
) -> None:
    portfolio = load_yaml(loaded, text)
    assert [fault.key for fault in portfolio.faults] == keys
    assert portfolio.part("part-2").unreadable
    assert portfolio.part("part-2").files == ("part-2.yaml",)


def test_unknown_keys_beside_the_evidence_are_told_alone(loaded: Any) -> None:
    portfolio = load_yaml(loaded, "severity: note\nevidence: [{detail: EO1.connect}]\n")
    assert [fault.key for fault in portfolio.faults] == ["unknown-key"]
    assert not portfolio.part("part-2").unreadable
    assert not portfolio.evidence[0].damaged


def test_too_many_entries_and_citations_are_told(loaded: Any) -> None:
    text = "evidence: [{detail: [EO1.connect], citations: [a, b]}, {detail: [EO2.connect]}]"
    for limits, key, kept in (
        ({"entries": 1}, "too-many-entries", 1),
        ({"citations": 1}, "too-many-citations", 0),
        ({"named_details": 1}, "too-many-details", 1),
    ):
        portfolio = load_yaml(loaded, text, **limits)
        (fault,) = portfolio.faults
        assert (fault.key, fault.args) == (key, {"path": "part-2.yaml", "limit": 1})
        assert len(portfolio.evidence) == kept
        assert portfolio.part("part-2").unreadable


def test_json_says_the_same_as_yaml(loaded: Any) -> None:
    data = {"evidence": [{"detail": "EO1.connect", "citations": ["book.pdf"], "explanation": "x"}]}
    text = json.dumps(data, indent=1)
    yaml = load_yaml(loaded, text)
    from_json = loaded({"files": {"part-2.json": text.encode(), **UPLOADS}})
    assert not from_json.faults
    (one,), (other,) = yaml.evidence, from_json.evidence
    assert (one.id, one.explanation, one.matches) == (other.id, other.explanation, other.matches)
    assert (other.place.path, other.place.line, other.place.column) == ("part-2.json", 3, 3)
    assert [each.id for each in one.citations] == [each.id for each in other.citations]


def test_in_json_a_number_is_no_text(loaded: Any) -> None:
    text = b'{"evidence": [{"detail": 12, "citations": [null], "explanation": null}]}'
    portfolio = loaded({"files": {"part-2.json": text}})
    (fault,) = portfolio.faults
    assert (fault.key, fault.args["key"], fault.places[0].column) == ("bad-entry", "detail", 26)
    assert load_yaml(loaded, "evidence: [{detail: 12}]").faults == ()


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (b'{"evidence": [],\n "evidence": []}', 2, 2),
        (b'{"evidence": NaN}', 1, 14),
        (b'{"evidence": 1e999}', 1, 14),
        (b'{"evidence": ["\\ud83d"]}', 1, 15),
        (b'{"evidence": [' + b"[" * 200, 1, 141),
        (b'{"evidence": [] ,}', 1, 18),
        (b'{"evidence": []} x', 1, 18),
        (b'{"evidence" []}', 1, 13),
        (b'{"evidence": [1 2]}', 1, 17),
        (b'{"evidence": "\n"}', 1, 15),
        (b"\xff", 1, 1),
        (b'{"evidence": ' + b"9" * 101 + b"}", 1, 14),
    ],
)
def test_json_that_cannot_be_read_is_told_with_its_place(
    loaded: Any, text: bytes, line: int, column: int
) -> None:
    portfolio = loaded({"files": {"part-2.json": text}})
    (fault,) = portfolio.faults
    assert fault.key == "unreadable-part"
    assert (fault.places[0].line, fault.places[0].column) == (line, column)
    assert portfolio.part("part-2").unreadable


def test_several_files_are_one_self_analysis(loaded: Any) -> None:
    files = {
        "portfolio.yaml": b"parts: {part-2: [b.json, a.yaml, c.md]}",
        "a.yaml": b"evidence: [{detail: EO1.connect}]",
        "b.json": b'{"evidence": [{"detail": "EO1.connect"}]}',
        "c.md": b"## EO2.connect\n\nBy phone (book.pdf, p. 1).\n",
        **UPLOADS,
    }
    portfolio = loaded({"files": files})
    assert not portfolio.faults
    assert [(e.id, e.position, e.place.path) for e in portfolio.evidence] == [
        ("EO1.connect", 1, "b.json"), ("EO1.connect[2]", 2, "a.yaml"), ("EO2.connect", 3, "c.md"),
    ]  # fmt: skip
    assert portfolio.part("part-2").files == ("b.json", "a.yaml", "c.md")
