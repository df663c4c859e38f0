"""Laws of DOCX: blocks are in order, words add up, and nothing but ReadError is raised."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from hypothesis import given, settings
from hypothesis import strategies as st
from wordfiles import docx_of
from wordshapes import shapes

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.reading import ReadError
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

KINDS: Final = {
    "empty", "truncated", "damaged", "encrypted", "other-type", "limit", "no-reader",
}  # fmt: skip
PIECES: Final = st.lists(
    st.sampled_from(
        ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>one two</w:t>", "<w:delText>x</w:delText>",
         "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:pPr>", "</w:pPr>",
         "<w:rPr>", "</w:rPr>", "<w:vanish/>", '<w:color w:val="FFFFFF"/>', "<w:del>", "</w:del>",
         '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>',
         '<w:fldChar w:fldCharType="end"/>', "<w:instrText>HYPERLINK x</w:instrText>",
         "<w:txbxContent>", "</w:txbxContent>", "<mc:AlternateContent>", "</mc:AlternateContent>",
         "<mc:Choice>", "</mc:Choice>", "<mc:Fallback>", "</mc:Fallback>", "<w:tab/>", "<w:br/>",
         '<w:pStyle w:val="Heading1"/>', '<w:outlineLvl w:val="0"/>', "<m:oMath>", "</m:oMath>",
         '<w:hyperlink w:anchor="a">', "</w:hyperlink>", "<w:sectPr>", "</w:sectPr>",
         '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>', "<w:sdt>",
         "</w:sdt>", '<w:numId w:val="1"/>', "<w:moveFrom>", "</w:moveFrom>", " \u200b\u6821 "]
    ),
    max_size=30,
)  # fmt: skip


@cache
def seeds() -> tuple[bytes, ...]:
    return tuple(data for _, data in shapes())


def balanced(pieces: list[str]) -> str:
    """Close what is open, so that many of the files are XML."""
    out: list[str] = []
    names: list[str] = []
    for piece in pieces:
        name = piece.strip("</>").split(" ")[0].rstrip("/")
        if piece.startswith("</"):
            if not names or names[-1] != name:
                continue
            names.pop()
        elif piece.startswith("<") and not piece.endswith("/>") and "</" not in piece:
            names.append(name)
        out.append(piece)
    return "".join(out) + "".join(f"</{name}>" for name in reversed(names))


def holds(document: Document) -> None:
    done = 0
    for block in document.blocks:
        assert done <= block.start < block.end <= len(document.text)
        assert document.text[done : block.start] in {"", "\n\n"}
        done = block.end
    assert done == len(document.text)
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(document.text)
    words = count_words((document,), ())
    assert words.total == words.counted + sum(words.left_out.values())


def read(data: bytes) -> None:
    try:
        document = read_docx(data, "p", Limits())
    except ReadError as error:
        problem = error.problem
    else:
        holds(document)
        assert document == read_docx(data, "p", Limits())
        return
    assert problem.kind in KINDS
    assert problem.detail


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_whatever_elements_in_whatever_order(pieces: list[str]) -> None:
    read(docx_of(balanced(pieces)))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(range(60)),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=9))),
    st.floats(0.5, 1),
)
def test_a_file_with_some_bytes_changed(
    seed: int, changes: list[tuple[float, bytes]], cut: float
) -> None:
    data = bytearray(seeds()[seed])
    for where, new in changes:
        at = int(where * len(data))
        data[at : at + len(new)] = new
    read(bytes(data[: int(cut * len(data)) if cut < 0.9 else len(data)]))


@settings(max_examples=100, deadline=None)
@given(PIECES, PIECES, PIECES)
def test_whatever_stands_in_other_parts(
    styles: list[str], numbering: list[str], notes: list[str]
) -> None:
    body = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t>'
        '<w:footnoteReference w:id="1"/></w:r></w:p><w:sectPr>'
        '<w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    note = balanced(notes)
    parts = {"styles": balanced(styles), "numbering": balanced(numbering)}
    read(docx_of(body, **parts, footnotes=note, header1=note))
