"""Recordings and pictures that ffmpeg writes, held against what ffprobe and ffmpeg say of them.

Run with `MCRUBRIC_AGAINST=1 python -m pytest -n0 tests/against/test_media.py`; it needs `ffmpeg`
from Debian, takes two minutes or more, and prints what was compared.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from made_by_ffmpeg import SOUND_SECONDS, VIDEO_SECONDS, write_pictures, write_recordings

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

pytestmark = pytest.mark.skipif(
    os.environ.get("MCRUBRIC_AGAINST") != "1",
    reason="MCRUBRIC_AGAINST=1 holds recordings and pictures against ffmpeg",
)
SLACK: Final = 1.0
UNREAD: Final = (".au", ".w64")
"""Kinds that nobody hands in: told to have no reader."""
ESTIMATED: Final = re.compile(r"bare-vbr\.mp3$|\.aac$")
"""ffprobe takes these to be as fast throughout as they begin, and says so; ffmpeg plays them."""
CUTS: Final = (5, 25, 50, 75, 97)
DATA: Final = Path(__file__).parents[1] / "readers" / "data"


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return list(write_recordings(tmp_path_factory.mktemp("recordings")))


def look(path: Path) -> Facts:
    with path.open("rb") as stream:
        found = read_facts(stream, path.name, FactRequest(), Limits(), None, fact_readers())
    assert found.failure is None
    return found.facts


def said(path: Path, what: str, *options: str) -> str:
    """Return what ffprobe says of a file."""
    asked = ("-v", "error", *options, "-show_entries", what, "-of", "csv=p=0", str(path))
    command = ["ffprobe", *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def probed(path: Path) -> float | None:
    length = said(path, "format=duration")
    return float(length) if length and length != "N/A" else None


def decoded(path: Path) -> float | None:
    """Return how long a file plays if all of it is decoded, None if nothing is."""
    command = ["ffmpeg", "-v", "info", "-i", str(path), "-f", "null", "-"]
    done = subprocess.run(command, capture_output=True, check=False)
    times = re.findall(rb"time=(\d+):(\d+):([\d.]+)", done.stderr)
    if not times:
        return None
    hours, minutes, seconds = map(float, times[-1])
    return 3_600 * hours + 60 * minutes + seconds


def agree(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= SLACK


def show(capsys: pytest.CaptureFixture[str], title: str, counts: Counter[tuple[str, ...]]) -> None:
    with capsys.disabled():
        print(f"\n{title}")  # noqa: T201 - it is for who runs this
        for row, count in sorted(counts.items()):
            print("  ", *(f"{cell:10}" for cell in row), count)  # noqa: T201 - the same


def test_every_recording_plays_as_long_as_ffprobe_says(
    recordings: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    differ, counts = {}, Counter[tuple[str, ...]]()
    for path in (*recordings, *sorted(DATA.glob("[cs][lo]*.*"))):
        facts, theirs, by = look(path), probed(path), "ffprobe"
        if theirs is None or ESTIMATED.search(path.name):
            theirs, by = decoded(path), "ffmpeg"
        if path.suffix in UNREAD:
            assert facts.problem is not None
            assert facts.problem.kind == "no-reader"
            by = "unread"
        elif facts.problem or not agree(facts.seconds, theirs):
            differ[path.name] = (facts.seconds, facts.problem, theirs)
        counts[path.suffix, by] += 1
    show(capsys, "recordings compared, by ending and by whose word", counts)
    assert differ == {}
    assert counts.total() >= 150


def test_a_recording_that_was_cut_is_told_or_measured(
    recordings: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    longest = f"{max(VIDEO_SECONDS):g}-", f"{max(SOUND_SECONDS):g}-"
    wrong, counts = {}, Counter[tuple[str, ...]]()
    for path in recordings:
        if path.suffix in UNREAD or not path.name.startswith(longest):
            continue
        whole = path.read_bytes()
        for percent in CUTS:
            cut = tmp_path / f"{percent}-{path.name}"
            cut.write_bytes(whole[: len(whole) * percent // 100])
            facts = look(cut)
            if facts.seconds is not None and not agree(facts.seconds, decoded(cut)):
                wrong[cut.name] = (facts.seconds, decoded(cut))
            measured = "measured" if facts.seconds else "unknown"
            counts[path.suffix, facts.problem.kind if facts.problem else measured] += 1
            cut.unlink()
    show(capsys, "recordings cut, by ending and by what is said", counts)
    assert wrong == {}


def test_every_picture_is_as_large_as_ffprobe_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    differ, counts = {}, Counter[tuple[str, ...]]()
    for path in (*write_pictures(tmp_path), *sorted(DATA.glob("picture.*"))):
        theirs = said(path, "stream=width,height", "-select_streams", "v")
        facts = look(path)
        if theirs != f"{facts.width},{facts.height}":
            differ[path.name] = (facts.width, facts.height, facts.problem, theirs)
        counts[(path.suffix,)] += 1
    show(capsys, "pictures compared, by ending", counts)
    assert differ == {}
