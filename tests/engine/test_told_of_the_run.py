"""What a report tells of its run: what it was narrowed to, and which files it saw."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

import mcrubric
from mcrubric.model.runs import Only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NARROWED = [
    ({}, None),
    ({"parts": ["part-3", "part-1"]}, Only(parts=("part-1", "part-3"))),
    ({"basis": {"counted"}}, Only(basis=("counted",))),
    (
        {"parts": {"part-2"}, "basis": ("resolved", "counted")},
        Only(parts=("part-2",), basis=("counted", "resolved")),
    ),
]


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(mcrubric.load_rubric("mo/building-personal-relationships")) as made:
        yield made


@pytest.mark.parametrize(("asked", "told"), NARROWED, ids=str)
def test_a_report_says_what_it_was_narrowed_to(
    validator: mcrubric.Validator, samples: Path, asked: dict[str, list[str]], told: Only | None
) -> None:
    report = validator.validate(samples / "incomplete-personal", **asked)
    assert report.only == told
    assert mcrubric.Report.from_json(report.to_json()) == report
    assert ('"only"' in report.to_json()) is (told is not None)


def test_a_report_has_the_digests_of_the_files_that_it_tells_of(
    validator: mcrubric.Validator, samples: Path
) -> None:
    folder = samples / "incomplete-personal"
    told = validator.validate(folder).portfolio
    digests = {
        path: hashlib.sha256((folder / path).read_bytes()).hexdigest()
        for path in told.paths or ()
        if (folder / path).is_file()
    }
    assert told.digests == digests
    assert len(digests) > 1


def test_in_what_is_shared_digests_have_no_names(
    validator: mcrubric.Validator, samples: Path
) -> None:
    report = validator.validate(samples / "incomplete-personal")
    shown = mcrubric.shareable(report).portfolio
    assert shown.digests is not None
    assert sorted(shown.digests.values()) == sorted((report.portfolio.digests or {}).values())
    assert set(shown.digests) <= set(shown.paths or ())
    assert any(path.startswith("artifact-") for path in shown.digests)
