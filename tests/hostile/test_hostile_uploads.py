"""Every upload made to harm ends in the outcome that its row of data says, in time and in bounds.

The rows are those of `By input` in the design of safety: office files and drawings, PDF, pictures,
recordings. A file is cited, and handed in as a part where it can be one.
"""

from __future__ import annotations

import os
import sys
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from hostile_benign import files
from hostile_runs import Attack, Runs, attacks_of, hand_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hostile_runs import Told

ROWS: Final = ("office", "pdf", "images", "media")
SECONDS: Final = 10
GROWTH: Final = 64 << 20
"""Bytes that the calling process may grow by, beyond the size of the file."""
WORKER: Final = 1 << 30
ATTACKS: Final = [each for row in ROWS for each in attacks_of(row).values()]
CASES: Final = [
    pytest.param(each, part, id=f"{each.title}{' as a part' if part else ''}")
    for each, part in product(ATTACKS, (False, True))
    if each.part or not part
]

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="what a hand-in costs is measured in forks of one process"
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """A process that has read the harmless files, so that these cost nothing more."""
    folder = tmp_path_factory.mktemp("warm") / "warm"
    warm = hand_in(folder, "notes.md", files()["notes.md"], ('"words"',), part=False)
    for name, data in files().items():
        (warm / "artifacts" / name).write_bytes(data)
    with Runs(warm) as made:
        yield made


@pytest.mark.parametrize(("attack", "part"), CASES)
def test_an_attack_ends_as_it_should(
    runs: Runs, tmp_path: Path, attack: Attack, *, part: bool
) -> None:
    if attack.heavy and not os.environ.get("MCRUBRIC_HOSTILE"):
        pytest.skip("takes long to make or to read; set MCRUBRIC_HOSTILE=1 to run it")
    data = attack.file()
    told = runs.of(hand_in(tmp_path / "hand-in", attack.name, data, attack.at, part=part))
    _check_bounds(told, len(data))
    wanted = attack.part if part else attack.artifact
    requirement, target = ("portfolio.readable", "") if part else ("part-2.readable", attack.name)
    found = told.outcome(requirement, target)
    assert found[: len(wanted)] == wanted, told.texts()
    if not part and wanted[0] != "pass":  # what was not read is nowhere said to be there
        assert told.outcome("part-2.places")[0] == "open"
    if part and wanted[0] != "pass":
        assert told.outcome("part-1.length")[0] == "open" or "sheets" in attack.make


def _check_bounds(told: Told, size: int) -> None:
    assert told.ended == "0"
    assert not told.report["failures"]
    assert told.worked < SECONDS
    assert told.grown <= GROWTH + size
    assert told.worker <= WORKER


@pytest.mark.parametrize("name", files())
def test_a_harmless_file_is_told_nothing_of(runs: Runs, tmp_path: Path, name: str) -> None:
    data = files()[name]
    places = ('"words to be found"',) if name.endswith((".docx", ".odt", ".pdf", ".md")) else ()
    told = runs.of(hand_in(tmp_path / "hand-in", name, data, places, part=False))
    _check_bounds(told, len(data))
    assert told.outcome("part-2.readable", name) == ("pass",)
    if places:
        assert told.outcome("part-2.places") == ("pass",)
