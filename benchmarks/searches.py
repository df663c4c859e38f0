"""What the searches for hidden words and for active content cost, with each switched off in turn.

Off: the rubric does not ask for it, and the one place where it is found says that there is none.
Each side validates whole portfolios; the script does the same checks without any search.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

import pypdfium2_raw as pdfium

import mcrubric
from benchmarks.ours import RUBRIC
from benchmarks.script import check_portfolio
from benchmarks.turns import least

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mcrubric.model.artifacts import Facts

ROUNDS: Final = 20
ACTIVE: Final = ("artifacts-inert",)
HIDDEN: Final = ("text-visible",)
BOTH: Final = (*ACTIVE, *HIDDEN)


class AllSeen:
    """Follows no tags, and says that all words can be seen."""

    left_out = None
    all_looked_at = True
    depth = 0

    def __init__(self, *_: object) -> None:
        """Take what the search takes."""

    def start(self, _name: str, _attributes: Mapping[str, str]) -> None:
        """Go into an element."""

    def sheet(self, _css: str) -> None:
        """Take in a style sheet."""

    def end(self, _name: str) -> None:
        """Come out of an element."""

    def close_to(self, _depth: int) -> None:
        """End elements."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Milliseconds for all portfolios: with both searches, without one or both, and the script."""

    whole: float
    without_active: float
    without_hidden: float
    without_both: float
    script: float


def costs(folders: list[Path]) -> Costs:
    """Time all sides in turns; the worker does the same for each, and is not counted."""
    pdfium.FPDF_InitLibrary()
    with ExitStack() as stack:
        sides = [
            partial(_validated, stack.enter_context(_validator(off)), folders, off)
            for off in ((), ACTIVE, HIDDEN, BOTH)
        ]
        scripted = partial(_scripted, folders)
        return Costs(*least(ROUNDS, *sides, scripted, clock=process_time))


def _validator(off: tuple[str, ...]) -> mcrubric.Validator:
    rubric = mcrubric.load_rubric(RUBRIC)
    asked = tuple(each for each in rubric.requirements if each.check not in off)
    return mcrubric.Validator(replace(rubric, requirements=asked))


def _validated(validator: mcrubric.Validator, folders: list[Path], off: tuple[str, ...]) -> None:
    with ExitStack() as stack:
        if set(ACTIVE) <= set(off):
            stack.enter_context(patch("mcrubric.readers.facts.with_active", _as_read))
        if set(HIDDEN) <= set(off):
            for module in ("markdown_page", "html"):
                stack.enter_context(patch(f"mcrubric.readers.{module}.Hiding", AllSeen))
        for folder in folders:
            validator.validate(folder, basis={"counted", "resolved"})


def _as_read(facts: Facts, *_: object) -> Facts:
    return facts


def _scripted(folders: list[Path]) -> None:
    for folder in folders:
        check_portfolio(folder)
