from __future__ import annotations

import re
from pathlib import Path

import pytest

from mcrubric.locators.canonical import canonical
from mcrubric.locators.phrases import read_places

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "places.md"
_ROW = re.compile(r"\| `([^`]+)` \| (`[^|]+`) \|")
EXAMPLES = _ROW.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written", "read"), EXAMPLES)
def test_every_example_of_the_page_is_read_as_it_says(written: str, read: str) -> None:
    assert [canonical(place) for place in read_places(written)] == re.findall(r"`([^`]+)`", read)


def test_every_row_of_the_page_is_an_example() -> None:
    rows = [
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
    ]
    assert len(EXAMPLES) == len(rows) >= 50
