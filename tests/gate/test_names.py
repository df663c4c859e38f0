"""Every rule on names at its edge: one table of names, and what is made of each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from mcrubric.model.limits import Limits
from mcrubric.portfolio.names import (
    left_over,
    left_over_folder,
    likeness,
    stem,
    suffix,
    why_unsafe,
)

CASES: Final = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
LIMITS: Final = Limits(name_bytes=8, path_bytes=20, folder_depth=3)


@pytest.mark.parametrize(("name", "why"), CASES["unsafe"].items())
def test_the_first_rule_that_a_name_breaks_is_told(name: str, why: str) -> None:
    assert why_unsafe(name, LIMITS) == why


@pytest.mark.parametrize("name", ["a\ud800", "\udfff", "\udcff\n", "/\ud912/../con"])
def test_bytes_that_are_no_letters_are_told_before_anything_else(name: str) -> None:
    assert why_unsafe(name, LIMITS) == "encoding"
    assert likeness(name) is None


@pytest.mark.parametrize("name", CASES["safe"])
def test_a_name_just_within_the_rules_is_taken(name: str) -> None:
    assert why_unsafe(name, LIMITS) is None
    assert likeness(name) == name


@pytest.mark.parametrize(("name", "like"), CASES["like"].items())
def test_a_name_is_like_the_path_that_was_meant(name: str, like: str | None) -> None:
    assert likeness(name) == like


@pytest.mark.parametrize(("name", "remains"), CASES["left-over"].items())
def test_what_a_program_left_behind_is_known(name: str, remains: str) -> None:
    assert left_over(name) == remains


@pytest.mark.parametrize("name", CASES["kept"])
def test_what_only_looks_like_it_is_kept(name: str) -> None:
    assert left_over(name) is None


def test_folders_of_programs_are_not_looked_into() -> None:
    names = (".git", "__MACOSX", ".Git", "__macosx", "git", "")
    assert [left_over_folder(name) for name in names] == [True, True, False, False, False, False]


@pytest.mark.parametrize(("name", "ends"), CASES["endings"].items())
def test_a_name_has_a_stem_and_an_ending(name: str, ends: list[str]) -> None:
    assert [suffix(name), stem(name)] == ends
