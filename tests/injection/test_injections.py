"""Nothing that a portfolio holds changes the rules it is judged by, or makes its verdict better."""

from __future__ import annotations

import os
from functools import cache
from random import Random
from typing import Any, Final

import pytest
from injected import BASE, INJECTIONS, RUBRIC

import mcrubric
from mcrubric.engine.readiness import exit_code

COUNT: Final = int(os.environ.get("MCRUBRIC_INJECTIONS", "10000"))
"""How many are tried; the variable asks for more."""
SHARES: Final = 20
"""Tests that divide them, so that they run side by side."""


@cache
def _rubric() -> mcrubric.Rubric:
    return mcrubric.read_rubric(RUBRIC)


def _rules(report: mcrubric.Report) -> dict[str, Any]:
    """Return all that says by which rules a portfolio was judged."""
    return {
        "rubric": report.rubric,
        "engine": report.engine,
        "plugins": report.plugins,
        "limits": report.limits,
        "for the assessor": report.for_the_assessor,
        "labels": report.labels,
        "requirements": [
            (each.requirement, each.check, each.severity, each.basis, each.quote, each.derived)
            for each in report.results
        ],
    }


STANDING: Final = {"fail": 0, "open": 0, "review": 1, "pass": 2, "not-applicable": 2}
"""How good an outcome is. A fault may become open: of a file with an unknown key nothing is
called missing, and the key is told."""


def _outcomes(report: mcrubric.Report) -> dict[str, int]:
    """Return how good each requirement's outcome is."""
    return {each.requirement: STANDING[each.outcome] for each in report.results}


@pytest.mark.parametrize("share", range(SHARES))
def test_no_injection_changes_a_rule_or_helps(share: int) -> None:
    with mcrubric.Validator(_rubric(), plugins=()) as validator:
        plain = validator.validate({"files": BASE})
        rules, outcomes = _rules(plain), _outcomes(plain)
        for number in range(share, COUNT, SHARES):
            random = Random(number)
            inject = INJECTIONS[number % len(INJECTIONS)]
            made = inject(dict(BASE), random)
            source = {"files": made} if isinstance(made, dict) and "documents" not in made else made
            report = validator.validate(source)
            where = f"injection {number}, {inject.__name__}"
            assert _rules(report) == rules, where
            better = {
                name for name, outcome in _outcomes(report).items() if outcome > outcomes[name]
            }
            assert not better, where
            assert not report.ready, where
            assert exit_code(report) == exit_code(plain) == 1, where
            assert not report.failures, where
            assert report.waived is None, where


@pytest.mark.parametrize(
    "inject",
    [
        each
        for each in INJECTIONS
        if each.__name__
        in {
            "front_matter",
            "markdown_comment",
            "yaml_comment",
            "zip_comment",
            "explanation",
            "word_file",
        }
    ],
    ids=lambda each: each.__name__,
)
def test_what_nobody_reads_changes_nothing_at_all(inject: Any) -> None:
    with mcrubric.Validator(_rubric(), plugins=()) as validator:
        plain = _outcomes(validator.validate({"files": BASE}))
        for number in range(50):
            made = inject(dict(BASE), Random(number))
            source = {"files": made} if isinstance(made, dict) else made
            assert _outcomes(validator.validate(source)) == plain, number
