"""What is made from the code and committed is what the code makes."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

MAKER = runpy.run_path(str(Path(__file__).with_name("regenerate.py")))


@pytest.mark.parametrize("name", sorted(MAKER["schemas"]()))
def test_a_published_schema_is_the_one_that_the_code_makes(name: str) -> None:
    committed = (MAKER["SCHEMAS"] / f"{name}.json").read_text(encoding="utf-8")
    assert committed == MAKER["schemas"]()[name]


def test_the_page_about_checks_is_made_from_their_docstrings() -> None:
    assert MAKER["CHECKS_PAGE"].read_text(encoding="utf-8") == MAKER["checks_page"]()


def test_the_page_about_limits_is_made_from_their_reasons() -> None:
    assert MAKER["LIMITS_PAGE"].read_text(encoding="utf-8") == MAKER["limits_page"]()


def test_a_sample_reads_in_every_format_as_it_was_kept() -> None:
    kept = {path.name: path.read_bytes().decode() for path in MAKER["SNAPSHOTS"].iterdir()}
    made = MAKER["snapshots"]()
    assert kept.keys() == made.keys()
    assert [name for name, text in made.items() if kept[name] != text] == []
