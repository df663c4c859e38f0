"""Citations that are one text: every name opens its own, and no place is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mcrubric.locators.canonical import canonical
from mcrubric.locators.names import NameIndex
from mcrubric.locators.resolve import resolve
from mcrubric.model.artifacts import Artifact, Facts
from mcrubric.portfolio.cited import read_cited
from mcrubric.portfolio.uploads import Uploads

PATHS = ("book.pdf", "cal.pdf", "film.mp4", "Our book 2024.pdf", "a.pdf", "a.pdf#2", "README")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("book.pdf, p. 2 and lost.pdf, p. 20", [("book.pdf", "p. 2"), ("lost.pdf", "p. 20")]),
        ("book.pdf, p. 2 and cal.pdf, p. 20", [("book.pdf", "p. 2"), ("cal.pdf", "p. 20")]),
        ("book.pdf, p. 2, and film.mp4, 0:42", [("book.pdf", "p. 2"), ("film.mp4", "0:42")]),
        ("book.pdf,p.2,cal.pdf,p.3", [("book.pdf", "p.2"), ("cal.pdf", "p.3")]),
        ("book.pdf and cal.pdf", [("book.pdf",), ("cal.pdf",)]),
        ("page 2 of book.pdf", [("book.pdf", "page 2")]),
        ("p. 2, book.pdf", [("book.pdf", "p. 2")]),
        ("page 2 of lost.pdf", [("lost.pdf", "page 2")]),
        ("p. 2, book.pdf, p. 20, cal.pdf", [("book.pdf", "p. 2"), ("cal.pdf", "p. 20")]),
        ("book.pdf, p. 2 and p. 20 of cal.pdf", [("book.pdf", "p. 2"), ("cal.pdf", "p. 20")]),
        ("Our book 2024.pdf p. 3", [("Our book 2024.pdf", "p. 3")]),
        ("Our book 2025.pdf p. 3", [("Our book 2025.pdf", "p. 3")]),
        ("README p. 3", [("README", "p. 3")]),
        ('book.pdf, "see cal.pdf"', [("book.pdf", '"see cal.pdf"')]),
    ],
)
def test_every_name_opens_a_citation(text: str, written: list[tuple[str, ...]]) -> None:
    uploads = Uploads("", PATHS, NameIndex(PATHS, ""))
    assert [(each.named, *each.at) for each in read_cited(text, uploads)] == written


def citations(loaded: Any, cited: list[Any]) -> Any:
    entry = {"detail": "EO1.connect", "citations": cited, "explanation": "We do."}
    files = {f"artifacts/{name}": b"x" for name in PATHS}
    text = json.dumps({"evidence": [entry]})
    return loaded({"files": {"part-2.yaml": text.encode(), **files}}).evidence[0].citations


@pytest.mark.parametrize(
    ("at", "places", "state"),
    [
        ("p. 2 and cal.pdf p. 20", ["p.2", "?"], "not-understood"),
        ("p. 2 and cal.pdf", ["p.2", "?"], "not-understood"),
        ("p. 2 of cal.pdf", ["?"], "not-understood"),
        ("book.pdf, p. 2", ["p.2"], "resolved"),
        ("Book.pdf p. 2", ["p.2"], "resolved"),
    ],
)
def test_a_place_that_names_another_file_is_not_understood(
    loaded: Any, at: str, places: list[str], state: str
) -> None:
    (citation,) = citations(loaded, [{"artifact": "book.pdf", "at": at}])
    assert [canonical(each) for each in citation.locators] == places
    artifact = Artifact(
        path=citation.found[0], size=1, sha256=None, facts=Facts(medium="pdf", pages=40)
    )
    assert resolve(citation, artifact, whole_up_to=1).state == state


def test_ids_of_citations_are_unique(loaded: Any) -> None:
    ids = [each.id for each in citations(loaded, ["a.pdf", "a.pdf", "a.pdf#2", "a.pdf"])]
    assert len(set(ids)) == len(ids) == 4
    assert ids[:2] == ["EO1.connect/artifacts/a.pdf", "EO1.connect/artifacts/a.pdf#2"]
