"""PDF files, told and lying, in a real worker process."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from handmade import SCAN, pdf_of, typed

from mcrubric.model.artifacts import PageState
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.isolated import read_isolated
from mcrubric.readers.patience import SPENT
from mcrubric.readers.pdf.pdf import PDF
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.artifacts import Facts

    LookInto = Callable[..., Facts]

ROMAN = "0 << /S /r >> 4 << /S /D >>"
FLATE = "<< /Filter /FlateDecode /Length {} >>\nstream\n"
ROOM = 128 << 20
"""Memory for the worker: it cannot be relied on to start with 80 MiB, and a page of 80 MiB needs
between 192 and 256 (each tried eight times)."""


def page_that_unpacks_to_too_much() -> bytes:
    packed = zlib.compress(bytes(80 << 20), 1)
    return pdf_of(1, contents=FLATE.format(len(packed)).encode() + packed + b"\nendstream")


def test_pages_are_counted_and_cited_ones_opened(look_into: LookInto) -> None:
    facts = look_into(pdf_of(12), "handbook.pdf", pages=(3, 12, 13))
    assert (facts.medium, facts.media_type, facts.pages) == ("pdf", "application/pdf", 12)
    assert facts.page_states == (
        PageState(3, loads=True, empty=False),
        PageState(12, loads=True, empty=False),
    )
    assert facts.labels is None
    assert facts.problem is None


def test_labels_are_those_of_the_file(look_into: LookInto) -> None:
    facts = look_into(pdf_of(6, labels=ROMAN), "handbook.pdf")
    assert facts.labels == ("i", "ii", "iii", "iv", "1", "2")


def test_a_page_cited_by_its_label_is_opened(look_into: LookInto) -> None:
    facts = look_into(pdf_of(6, labels=ROMAN), "handbook.pdf", labels=("II", "xx"))
    assert [state.number for state in facts.page_states] == [2]


def test_a_number_is_tried_as_page_and_as_label(look_into: LookInto) -> None:
    facts = look_into(pdf_of(6, labels=ROMAN), "handbook.pdf", pages=(2,))
    assert [state.number for state in facts.page_states] == [2, 6]


@pytest.mark.parametrize("label", ['"\\', "é中", "\U0001f600", "\t"])
def test_any_label_comes_through(look_into: LookInto, label: str) -> None:
    prefix = ("\ufeff" + label).encode("utf-16-be").hex()
    facts = look_into(pdf_of(2, labels=f"0 << /P <{prefix}> >>"), "a.pdf")
    assert facts.labels == (label, label)


def test_a_label_of_absurd_length_is_none(look_into: LookInto) -> None:
    facts = look_into(pdf_of(1, labels=f"0 << /P ({'x' * 5_000}) >>"), "a.pdf")
    assert facts.labels == ("",)


def test_a_page_on_which_nothing_is_drawn_is_empty(look_into: LookInto) -> None:
    facts = look_into(pdf_of(2, texts=("", "BT /F1 9 Tf (x) Tj ET")), "a.pdf", pages=(1, 2))
    assert [state.empty for state in facts.page_states] == [True, False]


def test_a_note_on_a_blank_page_is_something(look_into: LookInto) -> None:
    note = "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (seen) >>]"
    facts = look_into(pdf_of(1, texts=("",), page_extra=note), "a.pdf", pages=(1,))
    assert facts.page_states == (PageState(1, loads=True, empty=False),)


@pytest.mark.parametrize(
    ("made", "pages"),
    [
        ({"pages": 3, "count": 1_000_000}, 3),
        ({"pages": 3, "count": 5}, 3),
        ({"pages": 3, "count": -1}, 3),
        ({"pages": 1, "count": 100_000, "kids": "3 0 R " * 100_000}, 1),
        ({"pages": 2, "count": 2, "kids": "2 0 R 3 0 R"}, 1),
    ],
    ids=["far-too-many", "two-too-many", "negative", "one-page-again-and-again", "loop"],
)
def test_a_count_that_lies_is_not_believed(
    look_into: LookInto, made: dict[str, Any], pages: int
) -> None:
    facts = look_into(pdf_of(**made), "a.pdf", pages=(1, pages + 1, 50_000))
    assert facts.pages == pages
    assert [state.number for state in facts.page_states] == [1]


def test_more_pages_than_the_limit_are_told(look_into: LookInto) -> None:
    facts = look_into(pdf_of(6), "a.pdf", limits=replace(Limits(), pdf_pages=5))
    assert facts.problem is not None
    assert (facts.problem.kind, facts.pages) == ("limit", None)


def test_a_pdf_is_read_without_a_worker_at_hand() -> None:
    facts = PDF.read(BytesIO(pdf_of(6)), FactRequest("pdf", "application/pdf"), Limits())
    assert (facts.pages, facts.problem) == (6, None)


def _encrypted() -> bytes:
    words = f"/O <{'41' * 32}> /U <{'42' * 32}> /P -4"
    return pdf_of(1, trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 {words} >> /ID [<00><00>]")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf_of(9)[:2_000], "truncated"),
        (b"%PDF-1.7\n", "truncated"),
        (b"%PDF-1.7\n" + b"\0" * 9_000 + b"%%EOF", "damaged"),
        (pdf_of(0), "damaged"),
        (_encrypted(), "encrypted"),
        (b"\0" * 5_000, "stand-in"),
    ],
    ids=["cut", "header-only", "nothing-inside", "no-pages", "password", "zeros"],
)
def test_what_the_bytes_prove_is_told(look_into: LookInto, data: bytes, kind: str) -> None:
    facts = look_into(data, "handbook.pdf", pages=(1,))
    assert facts.problem is not None
    assert facts.problem.kind == kind
    assert (facts.medium, facts.pages, facts.page_states) == ("pdf", None, ())


def test_junk_before_the_header_is_allowed(look_into: LookInto) -> None:
    assert look_into(b"\x00junk\n" + pdf_of(2), "a.pdf").problem is None


def test_a_cut_file_that_can_be_mended_is_not_accused(look_into: LookInto) -> None:
    whole = pdf_of(3)
    facts = look_into(whole[: whole.index(b"startxref")], "a.pdf", pages=(3,))
    assert facts.problem is None
    assert facts.page_states == (PageState(3, loads=True, empty=False),)


def test_a_cut_file_that_has_lost_pages_is_accused_of_nothing_else(look_into: LookInto) -> None:
    whole = pdf_of(30)
    facts = look_into(whole[: len(whole) // 2], "a.pdf", pages=(30,))
    assert facts.problem is not None
    assert (facts.problem.kind, facts.pages) == ("truncated", None)


def test_a_page_that_unpacks_to_too_much_costs_only_itself() -> None:
    data, limits = page_that_unpacks_to_too_much(), replace(Limits(), worker_memory=ROOM)
    with WorkerClient(limits) as worker:
        facts = read_facts(
            BytesIO(data), "a.pdf", FactRequest(pages=(1,)), limits, worker, (PDF,)
        ).facts
        assert facts.problem is not None
        assert facts.problem.kind == "crash"
        facts = read_facts(
            BytesIO(pdf_of(2)), "a.pdf", FactRequest(pages=(1,)), limits, worker, (PDF,)
        ).facts
        assert (facts.pages, facts.problem) == (2, None)


def test_every_page_is_opened_where_that_is_asked(look_into: LookInto) -> None:
    facts = look_into(pdf_of(3, texts=("", typed("x"), SCAN)), "a.pdf", every_page=True)
    assert facts.page_states == tuple(
        PageState(number, loads=True, empty=number == 1) for number in (1, 2, 3)
    )


def test_the_text_of_each_page_is_as_a_reader_sees_it(look_into: LookInto) -> None:
    pages = (typed("One\\001 word-", "ed line", "and more"), SCAN, "")
    facts = look_into(pdf_of(3, texts=pages), "a.pdf", pages=(1,), text=True)
    assert [state.text for state in facts.page_states] == ["One word-\ned line\nand more", "", ""]
    assert [state.empty for state in facts.page_states] == [False, False, True]


def test_what_is_typed_into_a_field_is_text_of_the_page(look_into: LookInto) -> None:
    field = "/Annots [<< /Subtype /Widget /FT /Tx /T (a) /V (typed words) /Rect [9 9 99 40] >>]"
    facts = look_into(pdf_of(1, texts=(typed("Label"),), page_extra=field), "a.pdf", text=True)
    assert facts.page_states[0].text == "Label\ntyped words"


def test_text_beyond_the_limit_is_read_by_nobody(look_into: LookInto) -> None:
    limits = replace(Limits(), page_characters=30)
    pages = (typed("Twenty characters it"), typed("Twenty characters it"), typed("x"))
    facts = look_into(pdf_of(3, texts=pages), "a.pdf", text=True, limits=limits)
    assert [state.text for state in facts.page_states] == ["Twenty characters it", None, None]
    assert all(state.loads for state in facts.page_states)
    assert facts.text_unread == "limit"
    assert look_into(pdf_of(3, texts=pages), "a.pdf", text=True).text_unread is None
    assert look_into(pdf_of(3, texts=pages), "a.pdf", limits=limits).text_unread is None


def test_a_file_over_whose_text_the_worker_is_ended_keeps_its_pages() -> None:
    limits = replace(Limits(), worker_answer_bytes=500)
    request = FactRequest(pages=(3,), text=True)
    data = pdf_of(3, texts=(typed("A line that is read. " * 10),) * 3)
    with WorkerClient(limits) as worker:
        facts = read_facts(BytesIO(data), "a.pdf", request, limits, worker, (PDF,)).facts
    assert (facts.pages, facts.problem, facts.text_unread) == (3, None, "limit")
    assert facts.page_states == (PageState(3, loads=True, empty=False),)


def test_a_file_whose_text_breaks_the_reader_keeps_its_pages() -> None:
    data, limits = page_that_unpacks_to_too_much(), replace(Limits(), worker_memory=ROOM)
    with WorkerClient(limits) as worker:
        request = FactRequest(text=True)
        facts = read_facts(BytesIO(data), "a.pdf", request, limits, worker, (PDF,)).facts
    assert (facts.pages, facts.problem, facts.page_states) == (1, None, ())
    assert facts.text_unread == "crash"


class _Says:
    """A worker that counts two pages, and answers so when it is asked for their text."""

    def __init__(self, states: Any) -> None:
        self._answers = iter(({"pages": 2}, states))

    def ask(self, *_: Any) -> Any:
        return next(self._answers)


@pytest.mark.parametrize(
    ("states", "unread"),
    [
        (SPENT, "timeout"),
        ({"page_states": [[7, True, False, "Words"]]}, "crash"),
        ({"page_states": [[1, True, False, "Words"], [2, True, False, None]]}, "limit"),
        ({"page_states": [[1, True, False, "Words"], [2, True, False, ""]]}, None),
    ],
)
def test_why_text_was_not_read_is_known(states: Any, unread: str | None) -> None:
    for text, why in ((True, unread), (False, None)):
        request = FactRequest("pdf", "application/pdf", every_page=True, text=text)
        facts = read_isolated(_Says(states), "pdf", BytesIO(b"%PDF-"), request, Limits())
        assert (facts.pages, facts.problem, facts.text_unread) == (2, None, why)


@pytest.mark.parametrize(
    ("made", "cited", "pages"),
    [
        ({"pages": 5, "count": 3}, (5,), 5),
        ({"pages": 5, "count": 3}, (3,), 3),
        ({"pages": 3, "count": 5}, (), 5),
        ({"pages": 400}, (), 400),
        ({"pages": 400, "kids": "3 0 R " * 200 + "5 0 R " * 200}, (), 400),
        ({"pages": 2, "count": 9_000, "kids": "3 0 R " * 8_999 + "5 0 R"}, (), 2),
    ],
    ids=["too-few", "too-few-for-nobody", "too-many-for-nobody", "many", "some-twice", "two"],
)
def test_a_claim_is_looked_into_where_somebody_relies_on_it(
    look_into: LookInto, made: dict[str, Any], cited: tuple[int, ...], pages: int
) -> None:
    assert look_into(pdf_of(**made), "a.pdf", pages=cited).pages == pages


@pytest.mark.parametrize("behind", [b"\0" * 9_000, b"\n<html>junk</html>" * 500])
def test_junk_behind_the_end_is_no_missing_end(look_into: LookInto, behind: bytes) -> None:
    facts = look_into(pdf_of(3) + behind, "a.pdf", pages=(3,))
    assert (facts.pages, facts.problem) == (3, None)
