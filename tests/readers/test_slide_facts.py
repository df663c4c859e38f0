"""Presentations of Open XML: slides in order, their titles, what is hidden, what stands on them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from office import deck_of, diagram_of, relations_of, shape_of, slide_of

from mcrubric.model.artifacts import SlideState
from mcrubric.model.limits import Limits
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.slides.slides import read_slides

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


CELL = "<a:txBody><a:p><a:r><a:t>c</a:t></a:r></a:p></a:txBody>"
RUNS = (
    "<a:p><a:r><a:t>We </a:t></a:r><a:r><a:t>greet</a:t></a:r><a:br/><a:fld><a:t>7</a:t></a:fld>"
    "</a:p>"
)


def _facts(data: bytes, *, text: bool = True, limits: Limits | None = None) -> Facts:
    request = FactRequest("slides", PPTX, text=text)
    return read_slides(BytesIO(data), request, limits or Limits())


def _text(shapes: str) -> str | None:
    return _facts(deck_of([slide_of(shapes)])).slide_states[0].text


@pytest.mark.parametrize("strict", [False, True])
def test_slides_have_titles_and_text(strict: bool) -> None:  # noqa: FBT001
    slides = [
        slide_of(shape_of("Our", "week", kind="title") + shape_of("One", "Two"), strict=strict),
        slide_of(shape_of("Start", kind="ctrTitle"), strict=strict, show="0"),
        slide_of(shape_of("only words"), strict=strict, show="1"),
    ]
    facts = _facts(deck_of(slides, strict=strict))
    assert facts.slides == 3
    assert facts.slide_states == (
        SlideState(1, "Our week", hidden=False, text="Our\nweek\nOne\nTwo"),
        SlideState(2, "Start", hidden=True, text="Start"),
        SlideState(3, "", hidden=False, text="only words"),
    )


def test_text_is_kept_only_where_it_is_asked_for() -> None:
    state = _facts(deck_of([slide_of(shape_of("Our week", kind="title"))]), text=False)
    assert state.slide_states == (SlideState(1, "Our week"),)


@pytest.mark.parametrize(
    ("shapes", "text"),
    [
        ("<p:grpSp>" + shape_of("in a group") + "</p:grpSp>", "in a group"),
        (f"<p:graphicFrame><a:tbl><a:tr><a:tc>{CELL}</a:tc></a:tr></a:tbl></p:graphicFrame>", "c"),
        (
            "<mc:AlternateContent><mc:Choice>" + shape_of("new") + "</mc:Choice><mc:Fallback>"
            + shape_of("old") + "</mc:Fallback></mc:AlternateContent>" + shape_of("after"),
            "new\nafter",
        ),
        (
            "<mc:AlternateContent><mc:Choice><mc:AlternateContent><mc:Fallback>" + shape_of("deep")
            + "</mc:Fallback></mc:AlternateContent></mc:Choice><mc:Choice>" + shape_of("b")
            + "</mc:Choice></mc:AlternateContent>",
            "deep",
        ),
        (shape_of("seen") + shape_of("not", hidden=True), "seen"),
        (f"<p:sp><p:txBody>{RUNS}</p:txBody></p:sp>", "We greet\n7"),
        ("<p:pic><p:nvPicPr><p:cNvPr id='1' name='x' descr='A photo'/></p:nvPicPr></p:pic>", ""),
    ],
    ids=["group", "table", "alternates", "nested-alternates", "hidden", "runs", "picture"],
)  # fmt: skip
def test_what_stands_on_a_slide(shapes: str, text: str) -> None:
    assert _text(shapes) == text


def test_diagrams_belong_to_the_slide_and_notes_do_not() -> None:
    more: dict[str, bytes | str] = {
        "ppt/slides/_rels/slide0.xml.rels": relations_of(
            ("rId1", "diagramData", "../diagrams/data1.xml"),
            ("rId2", "notesSlide", "../notesSlides/notes1.xml"),
            ("rId3", "slide", "slide0.xml"),
            ("rId4", "chart", "file:///etc/passwd"),
            ("rId5", "chart", "../charts/none.xml"),
        ),
        "ppt/diagrams/data1.xml": diagram_of("Plan", "Do"),
        "ppt/notesSlides/notes1.xml": slide_of(shape_of("a note")),
    }
    (state,) = _facts(deck_of([slide_of(shape_of("Steps"))], more=more)).slide_states
    assert state.text == "Steps\nPlan\nDo"


def test_several_diagrams_are_read_in_the_order_of_the_relations() -> None:
    names = [f"d{number}" for number in range(9)]
    more: dict[str, bytes | str] = {
        "ppt/slides/_rels/slide0.xml.rels": relations_of(
            *((f"r{name}", "diagramData", f"../{name}.xml") for name in names)
        ),
        **{f"ppt/{name}.xml": diagram_of(name) for name in names},
    }
    (state,) = _facts(deck_of([slide_of(shape_of("a"))], more=more)).slide_states
    assert state.text == "\n".join(["a", *names])


def test_the_presentation_is_found_by_its_relation() -> None:
    assert _facts(deck_of([slide_of("")] * 3, folder="deck/of/mine")).slides == 3


def test_names_of_parts_are_the_same_in_upper_and_lower_case() -> None:
    listed = relations_of(("rId0", "slide", "/PPT/Slides/SLIDE0.xml"))
    more: dict[str, bytes | str] = {"ppt/_rels/presentation.xml.rels": listed}
    assert _facts(deck_of([slide_of("")], more=more)).slides == 1


def test_the_order_is_that_of_the_list() -> None:
    listed = relations_of(
        ("rId0", "slide", "slides/slide1.xml"), ("rId1", "slide", "slides/slide0.xml")
    )
    more: dict[str, bytes | str] = {"ppt/_rels/presentation.xml.rels": listed}
    slides = [slide_of(shape_of(each, kind="title")) for each in ("a", "b")]
    assert [each.title for each in _facts(deck_of(slides, more=more)).slide_states] == ["b", "a"]


def test_a_slide_outside_the_file_is_none() -> None:
    listed = relations_of(
        ("rId0", "slide", "slides/slide0.xml"), ("rId1", "slide", "https://example.org/1.xml")
    )
    more: dict[str, bytes | str] = {"ppt/_rels/presentation.xml.rels": listed}
    assert _facts(deck_of([slide_of("")] * 2, more=more)).slides == 1


def test_text_beyond_the_limit_is_not_known() -> None:
    slides = [slide_of(shape_of("12345")), slide_of(shape_of("1" * 50)), slide_of(shape_of("6"))]
    facts = _facts(deck_of(slides), limits=Limits(text_bytes=20))
    assert [each.text for each in facts.slide_states] == ["12345", None, "6"]
    assert facts.text_unread == "limit"
    assert _facts(deck_of(slides)).text_unread is None


def test_text_that_nobody_asks_for_is_over_no_limit() -> None:
    deck = deck_of([slide_of(shape_of("1" * 50))])
    assert _facts(deck, text=False, limits=Limits(text_bytes=20)).text_unread is None


def test_all_parts_together_are_limited() -> None:
    deck = deck_of([slide_of(shape_of("word " * 500))] * 40)
    for limits in (Limits(package_bytes=20_000), Limits(xml_tags=200)):
        with pytest.raises(ReadError, match="together"):
            _facts(deck, limits=limits)
