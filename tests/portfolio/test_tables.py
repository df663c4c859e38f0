"""The self-analysis as a table: what each shape says, whatever file the table came from."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from tabled import as_document, as_html, as_markdown

from mcrubric.locators.names import NameIndex
from mcrubric.model.limits import Limits
from mcrubric.portfolio.evidence import evidence_of
from mcrubric.portfolio.evidence_document import read_document_evidence
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.uploads import Uploads
from mcrubric.readers.html import read_html
from mcrubric.readers.markdown import read_markdown

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.model.portfolio import Evidence
    from mcrubric.model.rubric import Rubric

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("tables.yaml").read_text("utf-8")
)
UPLOADS: Final = tuple(
    f"artifacts/{name}"
    for name in (
        "book.pdf", "film.mp4", "plan.pptx", "photo.jpg", "Our book.pdf", "budget.xlsx",
        "Family handbook.docx", "log.docx", "pic.png",
    )
)  # fmt: skip


def read(document: Document, rubric: Rubric) -> list[Evidence]:
    uploads = Uploads("artifacts", UPLOADS, NameIndex(UPLOADS))
    drafts = read_document_evidence(document, matcher_of(rubric), uploads, Limits())
    assert not drafts.faults
    return list(evidence_of("part-2", drafts.entries, uploads, Limits())[0])


def told(entry: Evidence) -> str:
    """Return an entry as the cases write it: guess, details, citations, explanation."""
    kinds = dict.fromkeys(each.kind for each in entry.matches if not each.certain)
    details = [detail for each in entry.matches for detail in each.details]
    cites = [
        each.id.removeprefix(f"{entry.id}/").removeprefix("artifacts/") for each in entry.citations
    ]
    said = " ".join(entry.explanation.split())
    named = " ".join((*kinds, "+".join(details))).strip()
    return f"{named} <- {' ; '.join(cites)}".strip() + (f" = {said}" if said else "")


def documents(notation: str) -> dict[str, Document]:
    found = {"html": read_html(as_html(notation).encode(), "part-2.html", Limits())}
    markdown = as_markdown(notation)
    if markdown is not None:
        found["markdown"] = read_markdown(markdown.encode(), "part-2.md", Limits())
    sheet = as_document(notation)
    if sheet is not None:
        found["sheet"] = sheet
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_tables_are_read_as_they_are_meant(rubric: Rubric, case: dict[str, Any]) -> None:
    read_from = {
        source: [told(entry) for entry in read(document, rubric)]
        for source, document in documents(case["table"]).items()
    }
    assert read_from == dict.fromkeys(read_from, case["entries"])
