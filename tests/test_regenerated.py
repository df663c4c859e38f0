"""What is made from the code and committed is what the code makes."""

from __future__ import annotations

import pytest

import regenerate


@pytest.mark.parametrize("name", ["rubric", "portfolio", "report"])
def test_a_published_schema_is_the_one_that_the_code_makes(name: str) -> None:
    committed = (regenerate.SCHEMAS / f"{name}.json").read_text(encoding="utf-8")
    assert committed == regenerate.schemas()[name]


def test_the_page_about_checks_is_made_from_their_docstrings() -> None:
    assert regenerate.CHECKS_PAGE.read_text(encoding="utf-8") == regenerate.checks_page()
