"""Office files that were packed by hand or by a program on Windows: they open all the same."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from handmade import pptx_of, zip_of
from office import cell_of, row_of, sheet_of, workbook_of
from open_document import odp_of
from wordfiles import docx_of, paragraph, run

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Callable

BOOK = workbook_of({"Survey": sheet_of(row_of(cell_of("A1", "1")))})
FILES = {
    "a.xlsx": BOOK,
    "a.pptx": pptx_of(2),
    "a.docx": docx_of(paragraph(run("We did it."))),
}


def facts_of(data: bytes, name: str) -> mcrubric.Facts:
    return mcrubric.read_facts(io.BytesIO(data), name=name, text=True)


def renamed(data: bytes, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_of({change(each): archive.read(each) for each in archive.namelist()})


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "change",
    [lambda part: part.replace("/", "\\"), str.lower, lambda part: part.lower().replace("/", "\\")],
)
def test_names_of_parts_are_the_same_in_lower_case_and_with_backslashes(
    name: str, change: Callable[[str], str]
) -> None:
    assert facts_of(renamed(FILES[name], change), name) == facts_of(FILES[name], name)


def without(data: bytes, *left_out: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zip_of({n: archive.read(n) for n in archive.namelist() if n not in left_out})


def test_an_open_document_without_its_first_part_is_what_its_list_says() -> None:
    whole = odp_of("<draw:page/><draw:page/>")
    facts = facts_of(without(whole, "mimetype"), "a.odp")
    assert facts.slides == 2
    assert facts == facts_of(whole, "a.odp")


def test_an_archive_that_says_nothing_of_itself_is_one() -> None:
    bare = without(odp_of("<draw:page/>"), "mimetype", "META-INF/manifest.xml")
    facts = facts_of(bare, "a.odp")
    assert facts.problem is not None
    assert facts.problem.kind == "other-type"
