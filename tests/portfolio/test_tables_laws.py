"""Laws of tables: none raises or hides an entry elsewhere, and the order of rows is free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from tabled import as_document, as_html

from mcrubric.locators.names import NameIndex
from mcrubric.model.documents import Block, Cell, Document, Link
from mcrubric.model.limits import Limits
from mcrubric.portfolio.evidence import evidence_of
from mcrubric.portfolio.evidence_document import read_document_evidence
from mcrubric.portfolio.matching import matcher_of
from mcrubric.portfolio.uploads import Uploads
from mcrubric.readers.html import read_html

if TYPE_CHECKING:
    from mcrubric.model.documents import BlockKind
    from mcrubric.model.portfolio import Evidence
    from mcrubric.model.rubric import Rubric

FILES: Final = ("artifacts/book.pdf", "artifacts/film.mp4", "artifacts/Our book.pdf")
DETAILS: Final = ("EO1.approachable", "EO1.connect", "EO2.social-awareness", "EO2.connect")
WORDS: Final = st.sampled_from((
    *DETAILS, "Detail", "Artifact", "Where", "Explanation", "Page", "No.", "Artifact and place",
    "EO1", "EO2: more", "connect", "1.2", "3", "book.pdf", "film.mp4; book.pdf", "lost.pdf, p. 2",
    "p. 2", "0:05; p. 3", "12", "n/a", "-", "^", "<", "", "We open.", "book.pdf // p. 2",
    "[it](book.pdf)", "[it](https://example.org)", "[Name the file here]", "• film.mp4",
    "(book.pdf)",
))  # fmt: skip
TABLES: Final = st.lists(
    st.lists(WORDS, min_size=1, max_size=6).map(" | ".join), min_size=1, max_size=8
).map("\n".join)
HEADINGS: Final = st.sampled_from(
    ("# EO1", "# EO1.connect", "> EO2", "> Approachable", "> Words.", "# x")
)
NOTATIONS: Final = st.lists(TABLES | HEADINGS, max_size=4).map("\n\n".join)
NUMBERS: Final = st.integers(1, 5) | st.sampled_from((10**9, 2**63, 0, -1))


def read(document: Document, rubric: Rubric, **limits: Any) -> list[Evidence]:
    uploads = Uploads("artifacts", FILES, NameIndex(FILES))
    drafts = read_document_evidence(document, matcher_of(rubric), uploads, Limits(**limits))
    return list(evidence_of("part-2", drafts.entries, uploads, Limits())[0])


def page(notation: str) -> Document:
    return read_html(as_html(notation).encode(), "part-2.html", Limits())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Give documents whose cells lie anywhere, over each other and beyond all measure."""
    pieces, blocks, links, at = [], [], [], 0
    for text in draw(st.lists(WORDS, max_size=20)):
        shown = text or "x"
        kind: BlockKind = draw(
            st.sampled_from(("table-cell", "table-cell", "paragraph", "heading"))
        )
        cell = Cell(*(draw(NUMBERS) for _ in range(5))) if draw(st.booleans()) else None
        blocks.append(Block(kind, at, at + len(shown), None, int(kind == "heading"), cell))
        if draw(st.booleans()):
            links.append(Link(at, at + len(shown), "book.pdf#page=2", draw(st.booleans())))
        pieces.append(shown)
        at += len(shown) + 2
    return Document(
        path="part-2.docx", text="\n\n".join(pieces), blocks=tuple(blocks), links=tuple(links)
    )


@given(notation=NOTATIONS)
@settings(max_examples=300)
def test_no_table_raises(rubric: Rubric, notation: str) -> None:
    for entry in read(page(notation), rubric):
        assert entry.id
        assert entry.matches


@given(document=documents())
@settings(max_examples=300)
def test_no_layout_of_cells_raises(rubric: Rubric, document: Document) -> None:
    for entry in read(document, rubric):
        assert entry.matches
        assert entry.place.entry == entry.position


@given(notation=NOTATIONS)
def test_a_table_of_other_things_removes_no_entry(rubric: Rubric, notation: str) -> None:
    alone = read(page(notation), rubric)
    more = read(page(f"{notation}\n\nPupils | 412\nTeachers | 30"), rubric)
    assert all(_said(each) in map(_said, more) for each in alone)


def _said(entry: Evidence) -> tuple[Any, ...]:
    return entry.matches, [cited.named for cited in entry.citations]


ROWS: Final = st.lists(
    st.tuples(
        st.sampled_from((*DETAILS, "1.2", "EO1.aproachable", "zebra")),
        st.sampled_from(("book.pdf", "film.mp4; book.pdf", "lost.pdf", "")),
        st.sampled_from(("p. 2", "0:05; p. 3", "")),
        st.sampled_from(("We open.", "")),
    ),
    min_size=1,
    max_size=8,
)


@given(rows=ROWS, data=st.data())
def test_the_order_of_rows_changes_no_coverage(rubric: Rubric, rows: Any, data: Any) -> None:
    def covered(rows: Any) -> set[tuple[str, ...]]:
        lines = ["Detail | Artifact | Where | Explanation", *map(" | ".join, rows)]
        entries = read(page("\n".join(lines)), rubric)
        return {
            (match.kind, *match.details, cited.named)
            for each in entries
            for match in each.matches
            for cited in each.citations
        }

    assert covered(data.draw(st.permutations(rows))) == covered(rows)


def test_a_large_table_is_read_to_the_limit_of_entries(rubric: Rubric) -> None:
    row = " | ".join(["EO1.connect", "book.pdf", "p. 2", "We call.", *["x"] * 46])
    head = " | ".join(["Detail", "Artifact", "Where", "Explanation", *["Note"] * 46])
    other = row.replace("EO1", "EO2")
    document = as_document("\n".join([head, *[row, other] * 700]))
    assert document is not None
    uploads = Uploads("artifacts", FILES, NameIndex(FILES))
    drafts = read_document_evidence(document, matcher_of(rubric), uploads, Limits())
    assert [fault.key for fault in drafts.faults] == ["too-many-entries"]
    assert len(drafts.entries) == Limits().entries
    assert drafts.unreadable


def test_cells_that_cover_each_other_many_times_are_told(rubric: Rubric) -> None:
    cells = [Cell(1, row + 1, row + 1, 10**9, 10**9) for row in range(400)]
    blocks = tuple(
        Block("table-cell", 2 * at, 2 * at + 1, None, 0, cell) for at, cell in enumerate(cells)
    )
    document = Document(path="part-2.docx", text="x " * 400, blocks=blocks)
    uploads = Uploads("artifacts", FILES, NameIndex(FILES))
    limits = Limits(table_cells=1_000)
    drafts = read_document_evidence(document, matcher_of(rubric), uploads, limits)
    assert not drafts.faults  # what a later cell covers is covered once
    deep = tuple(
        Block("table-cell", 2 * at, 2 * at + 1, None, 0, Cell(1, at + 1, 400 - at, 10**9, 1))
        for at in range(400)
    )
    document = Document(path="part-2.docx", text="x " * 400, blocks=deep)
    drafts = read_document_evidence(document, matcher_of(rubric), uploads, limits)
    assert [fault.key for fault in drafts.faults] == ["too-many-cells"]
    assert drafts.unreadable
