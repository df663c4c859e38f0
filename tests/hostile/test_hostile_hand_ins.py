"""Attacks on whatever a stranger can send, each measured in a process of its own.

The rows of SAFETY.md ("By input") are the data files beside this one. Every attack ends in what
its row says, in time, without costing the calling process more than it may, and never in a pass.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import hostile_cases
import pytest
from hostile_cases import Case, asked, cases, request, served
from long_runs import LONG

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path

FAMILIES = ("archives", "texts", "json", "rubrics", "plugins")

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux"), reason="attacks are measured by way of /proc and fork"
    ),
    LONG,
]


@pytest.fixture(scope="module")
def server() -> Iterator[subprocess.Popen[str]]:
    """The process that carries attacks out."""
    yield from served()


@pytest.mark.parametrize(("case", "form"), [each for family in FAMILIES for each in cases(family)])
def test_an_attack_ends_as_it_must(
    case: Case, form: str, server: subprocess.Popen[str], tmp_path: Path
) -> None:
    answer = asked(server, request(case, form, tmp_path))
    assert not hostile_cases.wrong(case, answer), answer
