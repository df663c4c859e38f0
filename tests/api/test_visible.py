"""What cannot be seen is told with its page, and never makes a portfolio unready."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from handmade import pdf_of, typed

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WHITE = "BT 1 g /F1 12 Tf 72 {} Td (these words are white so that nobody sees on this page) Tj ET\n"
LINE = "In week {} we met {} families at the gate and wrote down what they had asked us for."


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(mcrubric.load_rubric("mo/building-personal-relationships")) as made:
        yield made


@pytest.fixture
def portfolio(samples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "portfolio"
    shutil.copytree(samples / "complete-personal", folder)
    return folder


def page(number: int) -> str:
    return typed(*(LINE.format(number * 40 + week, week + 3) for week in range(40)), pitch=15)


def told(report: mcrubric.Report) -> dict[str, str]:
    return {
        f"{each.requirement} {each.message.key}": each.message.text
        for each in report.findings
        if each.requirement.endswith(".visible")
    }


def test_white_words_of_a_pdf_are_told_with_their_page(
    validator: mcrubric.Validator, portfolio: Path
) -> None:
    (portfolio / "part-1.md").unlink()
    pages = (page(0), page(1) + WHITE.format(60))
    (portfolio / "part-1.pdf").write_bytes(pdf_of(2, texts=pages))
    report = validator.validate(portfolio)
    assert report.readiness == "ready"
    assert told(report) == {
        "part-1.visible colour": "11 words on page 2 in a colour like that of the ground; what a "
        "reader cannot see is not counted."
    }


def test_disguises_and_repetitions_change_no_readiness(
    validator: mcrubric.Validator, portfolio: Path
) -> None:
    file = portfolio / "part-3.md"
    text = file.read_text(encoding="utf-8")
    again = max(text.split("\n\n"), key=len)
    file.write_text(
        text.replace(" the ", " th\u0435 ", 4) + f"\n\n{again}\n\n{again}", encoding="utf-8"
    )
    report = validator.validate(portfolio)
    assert report.readiness == "ready"
    assert sorted(told(report)) == [
        "part-3.visible look-alike-letters", "part-3.visible repeated-paragraphs",
    ]  # fmt: skip
    [result] = [each for each in report.results if each.requirement == "part-3.visible"]
    assert (result.severity, result.derived, result.outcome) == ("note", True, "review")
