"""What is no bound is refused in words that say which and why."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any, Final

import pytest

from mcrubric.model.limits import GIB, KIB, MIB, Limits

WHOLE: Final = ("files", "portfolio_bytes", "findings")
ANY: Final = ("worker_seconds", "worker_idle_seconds", "portfolio_seconds")


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
def test_every_bound_is_looked_at(name: str) -> None:
    assert getattr(Limits(**{name: 1}), name) == 1
    refused: tuple[tuple[Any, str], ...] = ((0, "above zero, not 0"), (None, "number, not None"))
    for value, told in refused:
        with pytest.raises(ValueError, match=rf"^the limit {name} is .*{told}$"):
            Limits(**{name: value})


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "above zero, not 0"),
        (-1, "above zero, not -1"),
        (True, "a whole number, not True"),
        (False, "a whole number, not False"),
        (1.0, "a whole number, not 1.0"),
        ("1", "a whole number, not '1'"),
        (float("inf"), "a whole number, not inf"),
    ],
)
def test_a_whole_bound_is_a_whole_number_above_zero(name: str, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=rf"^the limit {name} is {re.escape(told)}$"):
        Limits(**{name: value})


@pytest.mark.parametrize("name", ANY)
@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.0, "above zero, not 0.0"),
        (-0.5, "above zero, not -0.5"),
        (float("inf"), "above zero, not inf"),
        (float("nan"), "above zero, not nan"),
        (True, "a number, not True"),
        ("1", "a number, not '1'"),
        (Fraction(1, 2), "a number, not Fraction(1, 2)"),
    ],
)
def test_a_bound_in_seconds_is_a_number_above_zero(name: str, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=rf"^the limit {name} is {re.escape(told)}$"):
        Limits(**{name: value})


@pytest.mark.parametrize("value", [1, 0.001, 1e300])
def test_a_bound_in_seconds_may_be_a_part_of_one(value: float) -> None:
    assert Limits(worker_seconds=value).worker_seconds == value


def test_a_bound_that_is_changed_is_looked_at_again() -> None:
    with pytest.raises(ValueError, match=r"^the limit files is above zero, not 0$"):
        replace(Limits(), files=0)


def test_units_of_bytes_are_powers_of_1024() -> None:
    assert (KIB, MIB, GIB) == (1024, 1024**2, 1024**3)
