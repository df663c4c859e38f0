"""A hand-in mapping: every mistake is told with its place, and what is there is never missed."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from mcrubric.model.errors import NoSuchPathError
from mcrubric.portfolio.handin import portfolio_schema


def told(portfolio: Any) -> list[tuple[str, object]]:
    return [(fault.key, fault.args.get("at")) for fault in portfolio.faults]


def test_texts_become_documents_of_their_format(loaded: Any) -> None:
    documents = {
        "part-1": [{"text": "# One\n\nwe"}, {"text": "<p>two</p>", "format": "html"}],
        "part-2": {"text": "## EO1.connect\n\nBy phone.\n"},
        "part-3": {"text": "# plain", "format": "text"},
    }
    portfolio = loaded({"documents": documents})
    assert not portfolio.faults
    first = portfolio.part("part-1")
    assert first.files == ("documents/part-1.md", "documents/part-1/2.html")
    assert [document.text for document in first.documents] == ["One\n\nwe", "two"]
    assert portfolio.part("part-3").documents[0].blocks[0].kind == "paragraph"
    assert [entry.id for entry in portfolio.evidence] == ["EO1.connect"]


def test_entries_in_a_mapping_are_the_self_analysis(loaded: Any) -> None:
    evidence = [{"detail": "EO1.connect"}, {"detail": 5, "explanation": "x"}]
    portfolio = loaded({"evidence": evidence})
    assert portfolio.part("part-2").files == ("evidence",)
    assert told(portfolio) == [("bad-entry", "/evidence/1")]
    assert [(e.id, e.damaged) for e in portfolio.evidence] == [
        ("EO1.connect", False), ("part-2.entry[2]", True),
    ]  # fmt: skip
    assert portfolio.evidence[0].place.path == "evidence"
    assert portfolio.evidence[0].place.line is None
    assert loaded({"evidence": []}).part("part-2").files == ("evidence",)
    assert loaded({"evidence": "x"}).part("part-2").unreadable


def test_contents_come_as_bytes_paths_streams_and_base64(loaded: Any, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.txt"
    file.write_bytes(b"one")
    stream = io.BytesIO(b"one")
    stream.read()
    artifacts = [
        {"path": "a.txt", "content": b"one"},
        {"path": "b.txt", "content": bytearray(b"one")},
        {"path": "c.txt", "content": file},
        {"path": "d.txt", "content": stream},
        {"path": "e.txt", "base64": "b25\n l"},
    ]
    portfolio = loaded({"artifacts": artifacts})
    assert not portfolio.faults
    assert {each.size for each in portfolio.artifacts} == {3}
    assert len({each.sha256 for each in portfolio.artifacts}) == 1
    assert not stream.closed


def test_a_text_is_never_taken_for_a_path(loaded: Any) -> None:
    artifacts = [{"path": "a.txt", "content": "/etc/passwd"}]
    portfolio = loaded({"artifacts": artifacts, "files": {"part-1.md": "/etc/passwd"}})
    assert told(portfolio) == [
        ("bad-hand-in", "/files/part-1.md"),
        ("bad-hand-in", "/artifacts/0/content"),
    ]
    assert [each.path for each in portfolio.artifacts] == ["a.txt"]
    with pytest.raises(NoSuchPathError):
        loaded({"artifacts": [{"path": "a.txt", "content": Path("no/such/file")}]})


def test_facts_that_are_handed_in_stand_for_the_file(loaded: Any) -> None:
    evidence = [{"detail": "EO1.connect", "citations": ["artifacts/book.pdf#page=3", "film.mp4"]}]
    artifacts = [
        {"path": "book.pdf", "facts": {"pages": 24.0, "labels": None}},
        {"path": "film.mp4", "facts": {"seconds": 84}},
        {"path": "deck.pptx", "facts": {"slides": 7}},
        {"path": "iv.pdf", "facts": {"labels": ["i", "ii"]}},
    ]
    portfolio = loaded({"evidence": evidence, "artifacts": artifacts})
    assert not portfolio.faults
    assert portfolio.files == 4
    by_path = {each.path: each for each in portfolio.artifacts}
    book = by_path["book.pdf"]
    assert (book.given, book.size, book.sha256) == (True, None, None)
    assert (book.facts.medium, book.facts.media_type, book.facts.pages) == (
        "pdf", "application/pdf", 24,
    )  # fmt: skip
    assert isinstance(book.facts.pages, int)
    assert (by_path["film.mp4"].facts.seconds, by_path["deck.pptx"].facts.slides) == (84, 7)
    assert by_path["iv.pdf"].facts.pages == 2
    assert [each.artifact for each in portfolio.evidence[0].citations] == ["book.pdf", "film.mp4"]


@pytest.mark.parametrize(
    ("mapping", "faults"),
    [
        ({"rubrik": "x"}, [("unknown-key", "/rubrik")]),
        ({"severity": {"part-1.length": "note"}}, [("unknown-key", "/severity")]),
        ({"rubric": 12}, [("bad-hand-in", "/rubric")]),
        ({"documents": []}, [("bad-hand-in", "/documents")]),
        ({"documents": {"part-1": {"txt": "x"}}},
         [("bad-hand-in", "/documents/part-1/text"), ("unknown-key", "/documents/part-1/txt")]),
        ({"documents": {"part-1": [{"text": "x", "format": "docx"}]}},
         [("bad-hand-in", "/documents/part-1/0/format")]),
        ({"artifacts": {}}, [("bad-hand-in", "/artifacts")]),
        ({"artifacts": ["a.txt"]}, [("bad-hand-in", "/artifacts/0")]),
        ({"artifacts": [{"path": "a.txt"}]}, [("bad-hand-in", "/artifacts/0")]),
        ({"artifacts": [{"path": "a.txt", "base64": "", "facts": {}}]},
         [("bad-hand-in", "/artifacts/0/facts")]),
        ({"artifacts": [{"path": "a.txt", "content": b"", "facts": {}}]},
         [("bad-hand-in", "/artifacts/0/facts")]),
        ({"artifacts": [{"path": "a.txt", "content": b"", "base64": ""}]},
         [("bad-hand-in", "/artifacts/0/base64")]),
        ({"artifacts": [{"content": b""}]}, [("bad-hand-in", "/artifacts/0/path")]),
        ({"artifacts": [{"path": "a.txt", "base64": "*"}]},
         [("bad-hand-in", "/artifacts/0/base64")]),
        ({"artifacts": [{"path": "a.pdf", "facts": {"page": 3}}]},
         [("unknown-key", "/artifacts/0/facts/page")]),
        ({"artifacts": [{"path": "a.pdf", "facts": {"pages": 0}}]},
         [("bad-hand-in", "/artifacts/0/facts/pages")]),
        ({"artifacts": [{"path": "a.pdf", "facts": {"pages": True}}]},
         [("bad-hand-in", "/artifacts/0/facts/pages")]),
        ({"artifacts": [{"path": "a.pdf", "facts": {"seconds": float("nan")}}]},
         [("bad-hand-in", "/artifacts/0/facts/seconds")]),
        ({"files": ["a"]}, [("bad-hand-in", "/files")]),
        ({"documents": {"part-9": {"text": "x"}}}, [("unknown-part", None)]),
        ({"documents": {"part/~1": {"text": 1}}},
         [("bad-hand-in", "/documents/part~1~01/text"), ("unknown-part", None)]),
    ],
)  # fmt: skip
def test_every_mistake_is_told_with_its_place(
    loaded: Any, mapping: dict[str, object], faults: list[tuple[str, object]]
) -> None:
    portfolio = loaded(mapping)
    assert portfolio.opened
    assert told(portfolio) == faults


def test_what_is_not_as_asked_is_still_there(loaded: Any) -> None:
    mapping = {
        "documents": {"part-1": {"text": 12}},
        "evidence": [{"detail": "EO1.connect", "citations": ["a.pdf"], "explanation": "x"}],
        "artifacts": [{"path": "a.pdf", "facts": {"pages": -1}}, {"path": "b.txt", "base64": ""}],
    }
    portfolio = loaded(mapping)
    assert portfolio.part("part-1").unreadable
    assert portfolio.evidence[0].citations[0].artifact == "a.pdf"
    assert [(a.path, a.facts.problem.kind) for a in portfolio.artifacts] == [
        ("a.pdf", "refused"), ("b.txt", "empty"),
    ]  # fmt: skip


def test_the_same_path_twice_is_told(loaded: Any) -> None:
    encoded = base64.b64encode(b"x").decode()
    twice = [{"path": "a.txt", "base64": encoded}, {"path": "a.txt", "facts": {"lines": 3}}]
    (fault,) = loaded({"artifacts": twice}).faults
    assert (fault.key, fault.args) == ("refused-twice", {"path": "a.txt", "count": 2})


def test_a_part_given_twice_is_told(loaded: Any) -> None:
    mapping = {"documents": {"part-1": {"text": "x"}}, "files": {"part-1.md": b"y"}}
    (fault,) = loaded(mapping).faults
    assert fault.key == "two-candidates"


def test_data_that_holds_itself_is_told(loaded: Any) -> None:
    endless: list[object] = []
    endless.append(endless)
    portfolio = loaded({"evidence": endless})
    assert told(portfolio) == [("too-much-at", "/evidence")]
    assert portfolio.part("part-2").unreadable


def test_json_cannot_hold_a_content(loaded: Any) -> None:
    portfolio = loaded('{"artifacts": [{"path": "a.txt", "content": "one"}]}')
    assert ("bad-hand-in", "/artifacts/0/content") in told(portfolio)
    assert [each.path for each in portfolio.artifacts] == ["a.txt"]


def test_an_upload_without_content_is_asked_for_one_of_three(loaded: Any) -> None:
    (fault,) = loaded('{"artifacts": [{"path": "a.txt"}]}').faults
    assert all(f"`{key}`" in str(fault.args["problem"]) for key in ("content", "base64", "facts"))


def test_halves_of_surrogates_are_replaced_wherever_they_stand(loaded: Any) -> None:
    half = "\ud83d"
    mapping = {
        "rubric": half,
        half: half,
        "documents": {"part-1": {"text": f"a{half}"}, half: {"text": half, half: half}},
        "evidence": [{"detail": half, half: half, "citations": [half], "explanation": half}],
        "artifacts": [{"path": half, "base64": ""}, {"path": half, "facts": {half: 1}}],
        "files": {half: b"x"},
    }
    portfolio = loaded(mapping)
    assert portfolio.part("part-1").documents[0].text == "a\ufffd"
    repr(portfolio).encode()


def test_mappings_and_tuples_of_any_kind_will_do(loaded: Any) -> None:
    document = MappingProxyType({"text": "We began."})
    portfolio = loaded(MappingProxyType({"documents": {"part-1": (document, document)}}))
    assert not portfolio.faults
    assert len(portfolio.part("part-1").documents) == 2


def test_the_published_schema_is_complete_in_itself() -> None:
    schema = portfolio_schema()
    assert schema["$id"].startswith("urn:")
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == {"rubric", "documents", "evidence", "artifacts"}
    assert "\\p{" not in str(schema)
