"""Law: whatever the bytes are, reading facts raises nothing, ends fast and guesses nothing wild."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pytest
from drawn import heic_of, ispe_of, jpeg_of, tiff_of
from handmade import box_of
from hypothesis import given, settings
from hypothesis import strategies as st
from recorded import MP3_FRAME, flac_of, id3_of, ogg_of, xing_of

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

DATA = Path(__file__).parents[1] / "readers" / "data"
IN_PROCESS = tuple(reader for reader in fact_readers() if not reader.isolated)
SEEDS = {
    **{path.name: path.read_bytes() for path in sorted(DATA.iterdir()) if path.suffix != ".pdf"},
    "sound.amr": b"#!AMR\n" + (b"\x3c" + bytes(31)) * 9,
    "joined.opus": ogg_of(960, 96_312) + ogg_of(960, 48_312, stream=2),
    "frames.flac": flac_of(6, samples=0),
    "tagged.mp3": id3_of(bytes(99)) + xing_of(99, 20_800) + MP3_FRAME * 99,
    "turned.heic": heic_of(ispe_of(6, 5), box_of(b"irot", b"\1"), items={1: (1, 2)}),
    "turned.jpg": jpeg_of(6, 5, orientation=6),
    "large.tif": tiff_of(6, 5, large=True),
    "drawing.svg": b"<svg width='60' viewBox='0 0 60 50'/>",
    "page.html": b"<h1 id=a>Our week</h1>\n<p>Text</p>",
    "page.md": b"# Our week\n\nText [link](a.pdf)\n",
}
SECONDS = 1.0

changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=9)), max_size=6
)


def read(data: bytes, name: str) -> Facts:
    start = process_time()
    found = read_facts(
        BytesIO(data), name, FactRequest(pages=(1,), labels=("i",)), Limits(), None, IN_PROCESS
    )
    assert process_time() - start < SECONDS
    assert found.failure is None
    return found.facts


def sane(facts: Facts, size: int) -> None:
    assert facts.seconds is None or 0 < facts.seconds <= size
    assert facts.slides is None or facts.slides <= size
    assert facts.lines is None or facts.lines <= size
    assert facts.problem is None or facts.problem.detail


@pytest.mark.parametrize("name", SEEDS)
@given(changes=changes, cut=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_a_file_with_some_bytes_changed(
    name: str, changes: list[tuple[float, bytes]], cut: float
) -> None:
    data = bytearray(SEEDS[name])
    for where, new in changes:
        at = int(where * len(data))
        data[at : at + len(new)] = new
    kept = bytes(data[: max(1, round(cut * len(data)))])
    sane(read(kept, name), len(kept))


@given(st.binary(max_size=300), st.sampled_from(sorted(SEEDS)))
@settings(deadline=None)
def test_any_bytes_under_any_name(data: bytes, name: str) -> None:
    sane(read(data, name), len(data))


@given(st.sampled_from(sorted(SEEDS)), st.sampled_from(sorted(SEEDS)))
@settings(deadline=None)
def test_any_file_under_any_name(content: str, name: str) -> None:
    facts = read(SEEDS[content], name)
    kinds = {facts.medium, read(SEEDS[content], content).medium}
    if len(kinds) == 1 and Path(content).suffix == Path(name).suffix:
        assert facts.problem == read(SEEDS[content], content).problem


@pytest.mark.parametrize("name", SEEDS)
def test_the_same_bytes_give_the_same_facts(name: str) -> None:
    assert read(SEEDS[name], name) == read(SEEDS[name], name)
