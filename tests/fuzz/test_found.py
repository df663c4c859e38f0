"""What fuzzing found once is tried for ever, and so is what it starts from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from fuzz_seeds import seeds_of
from fuzzed import TARGETS

FOUND: Final = Path(__file__).with_name("found")


@pytest.mark.parametrize("target", TARGETS)
def test_what_fuzzing_starts_from_breaks_nothing(target: str) -> None:
    seeds = seeds_of(target)
    assert len(seeds) > 1
    for seed in seeds:
        TARGETS[target](seed)
        TARGETS[target](seed[: len(seed) // 2])


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=f"{path.parent.name}/{path.name}") for path in sorted(FOUND.glob("*/*"))]
    or [pytest.param(None, marks=pytest.mark.skip(reason="fuzzing has found nothing yet"))],
)
def test_what_fuzzing_found_breaks_nothing_any_more(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
