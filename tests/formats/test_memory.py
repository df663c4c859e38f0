"""A format that writes piece by piece needs no more memory for more findings."""

from __future__ import annotations

import tracemalloc
from functools import cache

import pytest
from benchmarks.findings import many

from mcrubric.builtins import formats
from mcrubric.model.formats import Look

FORMS = {each.name: each for each in formats()}

APART: dict[str, int] = {
    "json": 50_000, "sarif": 50_000, "junit": 50_000, "csv": 50_000, "github": 2_000_000,
}  # fmt: skip
"""Bytes that nine thousand findings more may take; their text in SARIF is nine million.

Annotations are put into an order before the first is written, so that a reference to each finding
is kept.
"""


@cache
def peak(form: str, findings: int) -> int:
    """Return the most memory that writing so many findings takes beyond the report."""
    report = many(findings)
    tracemalloc.start()
    try:
        for _ in FORMS[form].pieces(report, Look()):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("form", APART)
def test_ten_times_the_findings_take_as_much_memory(form: str) -> None:
    peak(form, 100)  # what is imported and compiled the first time
    few, lots = peak(form, 1_000), peak(form, 10_000)
    assert lots - few < APART[form]
