"""PDF files as written parts, in a real worker process: paragraphs by page, and what is no text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from handmade import SCAN, pdf_of, typed

from mcrubric.model.limits import Limits
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.pdf.pdf import PDF_TEXT
from mcrubric.readers.reading import ReadError
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from mcrubric.model.documents import Document
    from mcrubric.readers.client import WorkerClient

    Read = Callable[..., Document]

LONG = "These words fill a line of the page from its left margin to its right one,"
"""A full line: the lines behind it could not have begun on it."""
HEAD = typed("Jane Doe, Part 1", top=760)


@pytest.fixture(scope="session")
def read(worker: WorkerClient) -> Read:
    """Read a PDF whose pages hold this; what else is given goes to `pdf_of`."""
    reader = with_worker(PDF_TEXT, worker)

    def document(*texts: str, limits: Limits | None = None, **made: Any) -> Document:
        data = pdf_of(len(texts), texts=texts, **made)
        return reader.read(data, "part-1.pdf", limits or Limits())

    return document


def shown(document: Document) -> list[str]:
    return [document.slice(block) for block in document.blocks if block.left_out is None]


def running(document: Document) -> list[str]:
    return [document.slice(block) for block in document.blocks if block.left_out]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ((LONG, "and they go on."), [f"{LONG} and they go on."]),
        ((LONG, LONG, "", "Another."), [f"{LONG} {LONG}", "Another."]),
        (("A heading", LONG), ["A heading", LONG]),
        ((LONG, "1. First", "2. Second"), [LONG, "1. First", "2. Second"]),
        (("\\267 a word", "\\267 two"), ["\u2022 a word", "\u2022 two"]),
        ((f"{LONG} prob-", "lem problem"), [f"{LONG} problem problem"]),
        ((f"{LONG} well-", "known"), [f"{LONG} well-known"]),
        ((f"{LONG} 10-", "12 days"), [f"{LONG} 10-12 days"]),
        ((f"{LONG} pre-", "and post-test"), [f"{LONG} pre- and post-test"]),
        ((f"{LONG} this -", "as it were"), [f"{LONG} this - as it were"]),
        ((f"{LONG} the end-",), [f"{LONG} the end-"]),
    ],
    ids=[
        "a-paragraph", "a-gap", "a-short-line", "a-list", "bullets", "a-broken-word",
        "a-word-with-a-hyphen", "a-range", "a-hyphen-before-and", "a-dash", "a-last-hyphen",
    ],
)  # fmt: skip
def test_lines_are_put_together_as_a_reader_does(
    read: Read, lines: tuple[str, ...], paragraphs: list[str]
) -> None:
    assert shown(read(typed(*lines))) == paragraphs


def test_another_size_is_another_paragraph(read: Read) -> None:
    page = typed(LONG, size=14) + typed("and small words", top=706, size=8)
    assert shown(read(page)) == [LONG, "and small words"]


def test_a_name_in_other_letters_ends_no_paragraph(read: Read) -> None:
    words = "In the week that came behind the first one we wrote"
    page = typed(LONG) + typed(words, top=706) + "BT /F1 10 Tf 349 706 Td (it) Tj ET\n"
    assert shown(read(page + typed(" and went on", top=692))) == [f"{LONG} {words} it and went on"]


def test_a_line_that_is_set_in_begins_a_paragraph(read: Read) -> None:
    page = typed(LONG) + typed(LONG, x=90, top=706) + typed("they go on.", top=692)
    assert shown(read(page)) == [LONG, f"{LONG} they go on."]


def test_an_item_goes_on_in_the_lines_below_it_that_are_set_in(read: Read) -> None:
    page = (
        typed("- " + LONG) + typed(LONG, "and on.", x=84, top=706)
        + typed("A paragraph.", top=678)
    )  # fmt: skip
    document = read(page)
    assert shown(document) == [f"- {LONG} {LONG} and on.", "A paragraph."]
    assert [block.kind for block in document.blocks] == ["list-item", "paragraph"]


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    left = typed("Words that stand in the left", "column of the page", "go on there.")
    right = typed("Others stand beside them", "in the right one.", x=330)
    assert shown(read(left + right)) == [
        "Words that stand in the left column of the page go on there.",
        "Others stand beside them in the right one.",
    ]


def test_a_raised_number_belongs_to_its_word(read: Read) -> None:
    page = "BT /F1 12 Tf 72 700 Td (word) Tj 5 Ts /F1 7 Tf (2) Tj 0 Ts /F1 12 Tf ( more) Tj ET"
    assert shown(read(page)) == ["word2 more"]


def test_signs_that_nobody_sees_are_none(read: Read) -> None:
    assert shown(read(typed("a\\001b\\014 c"))) == ["ab c"]


def test_places_have_their_page(read: Read) -> None:
    document = read(typed("One."), "", typed("Three."))
    assert len(document.page_starts) == 3
    pages = [document.place(block.start, block.end).page for block in document.blocks]
    assert pages == [1, 3]


def test_a_sentence_goes_on_over_the_end_of_a_page(read: Read) -> None:
    document = read(typed(LONG + " and"), typed("they go on.", "Then others."))
    first, second = document.blocks
    assert document.slice(first) == f"{LONG} and they go on."
    assert document.slice(second) == "Then others."
    at = document.text.index("they go on")
    assert document.page_starts == (0, at)
    assert document.place(at, at + 4).page == 2


def test_what_recurs_at_the_edges_of_most_pages_runs_along(read: Read) -> None:
    pages = [
        HEAD
        + typed(f"Sentence {word} stands here.", top=700)
        + typed(f"Page {number} of 3", top=40)
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    document = read(*pages)
    assert running(document) == [
        text for number in (1, 2, 3) for text in ("Jane Doe, Part 1", f"Page {number} of 3")
    ]
    assert {block.left_out for block in document.blocks} == {None, "running-header"}
    assert count_words((document,), ()).left_out == {"running-header": 24}
    assert count_words((document,), ()).counted == 12


def test_a_title_page_may_go_without(read: Read) -> None:
    others = [HEAD + typed(f"Text {word}.", top=700) for word in ("one", "two")]
    assert running(read(typed("A title"), *others)) == ["Jane Doe, Part 1"] * 2


def test_what_recurs_within_a_page_or_on_few_is_text(read: Read) -> None:
    body = [typed(f"Only {word}.", "We met.", f"End {word}.") for word in ("one", "two")]
    assert running(read(*body)) == []
    assert running(read(HEAD, typed("Words."), typed("More words."))) == []
    assert running(read(HEAD)) == []


def test_a_file_without_text_is_scanned_and_never_empty(read: Read) -> None:
    with pytest.raises(ReadError) as raised:
        read(SCAN, SCAN)
    assert raised.value.problem.kind == "scanned"


def test_the_stamp_of_a_scanner_is_no_text(read: Read) -> None:
    with pytest.raises(ReadError) as raised:
        read(*(SCAN + typed("Scanned with an app", top=20) for _ in range(3)))
    assert raised.value.problem.kind == "scanned"


def test_single_scanned_pages_are_told(read: Read) -> None:
    assert read(typed("Words."), SCAN, SCAN + typed("a stamp")).scanned_pages == (2, 3)


def test_recognised_text_over_a_scan_is_its_text(read: Read) -> None:
    recognised = typed(*[LONG] * 3).replace("BT", "BT 3 Tr")
    document = read(SCAN + recognised)
    assert document.scanned_pages == ()
    assert count_words((document,), ()).counted == 3 * len(LONG.split())


def test_a_blank_page_is_no_scan(read: Read) -> None:
    document = read(typed("Words."), "")
    assert (document.scanned_pages, document.text) == ((), "Words.")


def test_nothing_at_all_is_no_words_and_no_scan(read: Read) -> None:
    document = read("", "")
    assert (document.text, document.scanned_pages, len(document.page_starts)) == ("", (), 2)


@pytest.mark.parametrize(
    "note",
    [
        "/Subtype /FreeText /Contents (typed words)",
        "/Subtype /Widget /FT /Tx /T (a) /V (typed words)",
        "/Subtype /FreeText /AP << /N 99 0 R >> /Contents (typed words)",
    ],
    ids=["free-text", "a-field", "an-appearance-that-is-missing"],
)
def test_what_is_typed_into_fields_and_notes_is_text(read: Read, note: str) -> None:
    annotation = f"/Annots [<< /Type /Annot {note} /Rect [10 10 200 40] >>]"
    assert shown(read(typed("A label:"), page_extra=annotation)) == ["A label:", "typed words"]


def test_a_checked_box_is_no_word(read: Read) -> None:
    box = "/Annots [<< /Type /Annot /Subtype /Widget /FT /Btn /V /Yes /Rect [10 10 20 20] >>]"
    assert shown(read(typed("A label:"), page_extra=box)) == ["A label:"]


@pytest.mark.parametrize(
    ("texts", "made", "limits", "kind"),
    [
        ((), {}, {}, "damaged"),
        (("",) * 6, {}, {"pdf_pages": 5}, "limit"),
        ((typed(*[LONG] * 30),), {}, {"text_bytes": 2_000}, "limit"),
    ],
    ids=["no-pages", "pages", "text"],
)
def test_what_cannot_be_read_is_told(
    read: Read, texts: tuple[str, ...], made: dict[str, Any], limits: dict[str, int], kind: str
) -> None:
    with pytest.raises(ReadError) as raised:
        read(*texts, limits=replace(Limits(), **limits), **made)
    assert raised.value.problem.kind == kind


def test_it_is_read_without_a_worker_at_hand() -> None:
    data = pdf_of(1, texts=(typed("Words."),))
    assert PDF_TEXT.read(data, "part-1.pdf", Limits()).text == "Words."


WHITE_ON = "BT {colour} rg /F1 12 Tf 72 700 Td (words here) Tj ET\n"
DARK = "0.1 0.2 0.4 rg 60 690 300 30 re f\n"
PALE = "1 1 1 rg 0 0 612 792 re f\n"
SEEN = "BT 0 g /F1 12 Tf 72 650 Td (We open early.) Tj ET\n"
INVISIBLE = "BT 3 Tr /F1 12 Tf 72 700 Td (words here) Tj 0 Tr ET\n"


@pytest.mark.parametrize(
    ("page", "by"),
    [
        (WHITE_ON.format(colour="1 1 1"), "colour"),
        (WHITE_ON.format(colour="0.98 1 0.97"), "colour"),
        (PALE + WHITE_ON.format(colour="1 1 1"), "colour"),
        (INVISIBLE, "drawn-unseen"),
        ("BT 7 Tr /F1 12 Tf 72 700 Td (words here) Tj 0 Tr ET\n", "drawn-unseen"),
        ("BT /F1 0.5 Tf 72 700 Td (words here) Tj ET\n", "size"),
        ("BT /F1 12 Tf -500 700 Td (words here) Tj ET\n", "off-page"),
        ("BT /F1 12 Tf 72 900 Td (words here) Tj ET\n", "off-page"),
    ],
)  # fmt: skip
def test_words_that_nobody_sees_are_left_out(read: Read, page: str, by: str) -> None:
    for order in (page + SEEN, SEEN + page):
        document = read(order)
        hidden = [block for block in document.blocks if block.left_out == "hidden"]
        assert [(document.slice(each), each.hidden_by) for each in hidden] == [("words here", by)]
        assert shown(document) == ["We open early."]
        assert document.place(hidden[0].start, hidden[0].end).page == 1


@pytest.mark.parametrize(
    "page",
    [
        DARK + WHITE_ON.format(colour="1 1 1"),
        SCAN + WHITE_ON.format(colour="1 1 1"),
        WHITE_ON.format(colour="0.9 0.9 0.9"),
        WHITE_ON.format(colour="1 1 0"),
        SCAN + INVISIBLE,
        INVISIBLE + SCAN,
        "BT /F1 1 Tf 12 0 0 12 72 700 Tm (words here) Tj ET\n",
        "BT 1 1 1 rg 0 G 2 Tr /F1 12 Tf 72 700 Td (words here) Tj 0 Tr ET\n",
    ],
    ids=[
        "white-on-a-dark-ground", "white-on-a-picture", "grey", "yellow", "recognised-on-a-scan",
        "recognised-under-a-scan", "a-size-from-a-matrix", "white-with-an-outline",
    ],
)  # fmt: skip
def test_words_that_may_be_seen_are_counted(read: Read, page: str) -> None:
    document = read(page)
    assert shown(document) == ["words here"]
    assert not [block for block in document.blocks if block.left_out]


def test_hidden_words_within_a_line_do_not_part_it(read: Read) -> None:
    line = "BT /F1 12 Tf 72 700 Td (We open ) Tj 3 Tr (unseen words ) Tj 0 Tr (early.) Tj ET\n"
    document = read(line, typed("We close late."))
    assert shown(document) == ["We open early.", "We close late."]
    assert running(document) == ["unseen words"]


def test_a_page_of_hidden_words_alone_shows_nothing_and_is_no_scan(read: Read) -> None:
    document = read(INVISIBLE, SEEN)
    assert shown(document) == ["We open early."]
    assert document.scanned_pages == ()


def test_words_in_a_turned_or_cropped_page_stand_where_they_are_seen(read: Read) -> None:
    for extra in ("/Rotate 90", "/Rotate 270", "/CropBox [50 600 560 780]"):
        assert shown(read(WHITE_ON.format(colour="0 0 0"), page_extra=extra)) == ["words here"]
    assert running(read(SEEN, page_extra="/CropBox [50 660 560 780]")) == ["We open early."]


def test_hidden_words_on_a_page_that_one_paragraph_fills_are_on_that_page(read: Read) -> None:
    pages = [
        typed(*[f"{word} words fill a line of the page from its left margin to its right one"] * 3)
        for word in ("these", "other", "further")
    ]
    hidden = [pages[0], pages[1] + INVISIBLE.replace("700", "400"), pages[2]]
    document, plain = read(*hidden), read(*pages)
    [block] = [each for each in document.blocks if each.left_out == "hidden"]
    assert document.slice(block).strip() == "words here"
    assert document.place(block.start, block.end).page == 2
    assert len(plain.blocks) == 1
    assert " ".join(shown(document)) == plain.text


def test_a_full_stop_in_a_piece_of_its_own_is_no_tiny_word(read: Read) -> None:
    page = "BT /F1 12 Tf 72 700 Td (We open) Tj (.) Tj ( We close) Tj (-) Tj (.) Tj ET\n"
    document = read(page)
    assert shown(document) == ["We open. We close-."]
    assert not [block for block in document.blocks if block.left_out]


def test_a_limit_on_the_search_for_unseen_words_is_told(read: Read) -> None:
    assert read(INVISIBLE, typed("We close.")).all_looked_at
    few = read(SEEN + SEEN.replace("650", "600"), limits=replace(Limits(), pdf_pieces=1))
    assert not few.all_looked_at
    assert len(shown(few)) == 2
    one = read(INVISIBLE, INVISIBLE, SEEN, limits=replace(Limits(), pdf_pages_drawn=1))
    assert not one.all_looked_at
    assert shown(one) == ["words here", "We open early."]
