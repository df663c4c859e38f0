"""How long it takes to see what one upload is, beside reading its header and nothing else.

`python -m benchmarks.files` prints a table. Each row is a function that writes a file and returns
what is timed: our side, from the open file to its facts, and the raw reading of the bytes that
hold the answer.
"""

from __future__ import annotations

import struct
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

from benchmarks.mp4 import write_mp4
from benchmarks.table import busy, machine
from mcrubric.builtins import fact_readers
from mcrubric.model.limits import MIB, Limits
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from collections.abc import Callable

HOUR: Final = 3_600
MILLI: Final = 1_000
ROUNDS: Final = 25
LARGE: Final = 500 * MIB
# A fragment of two seconds with 60 samples of pictures and as many of sound.
FRAGMENT_SECONDS: Final = 2
SAMPLES: Final = 60
MOVIE_SCALE: Final = 1_000
# A live recording has a block every 20 ms, and a cluster every 10 s.
BLOCK_MILLI: Final = 20
CLUSTER_MILLI: Final = 10_000
UNKNOWN_SIZE: Final = (1 << 56) - 1
MP3_FRAME: Final = b"\xff\xfb\x50\xc4" + bytes(204)
FAST_FRAME: Final = b"\xff\xfb\x90\xc4" + bytes(413)
MP3_FRAMES_A_SECOND: Final = 44_100 / 1_152


@dataclass(frozen=True, slots=True)
class Timed:
    """What a row times: a file under its name, and where the bytes lie that hold the answer."""

    path: Path
    answer: tuple[int, int]


def two_hours_of_mp4(folder: Path) -> Timed:
    """Return a recording of 500 MiB whose header stands behind its pictures, as phones write it."""
    whole = write_mp4(2 * HOUR, [b"x"])
    movie = whole[whole.index(b"moov") - 4 : whole.index(b"mdat") - 4]
    head = whole[: whole.index(b"moov") - 4]
    path = folder / "long.mp4"
    with path.open("wb") as stream:
        stream.write(head + struct.pack(">I4s", LARGE, b"mdat"))
        stream.seek(len(head) + LARGE)
        stream.write(movie)
    return Timed(path, (len(head) + LARGE, len(movie)))


def two_hours_of_fragments(folder: Path) -> Timed:
    """Return a recording in 3,600 fragments, without a word in front on how long it is."""
    tracks = b"".join(_track(number) for number in (1, 2))
    front = _box(b"ftyp", b"iso5\0\0\2\0") + _box(
        b"moov", _full(b"mvhd", 0, 0, MOVIE_SCALE, 0), tracks
    )
    count = 2 * HOUR // FRAGMENT_SECONDS
    path = folder / "fragments.mp4"
    path.write_bytes(front + b"".join(map(_fragment, range(count))))
    size = path.stat().st_size
    return Timed(path, (0, size))


def an_hour_of_live_webm(folder: Path) -> Timed:
    """Return a recording of 180,000 blocks whose header knows neither its length nor its size."""
    front = _element(0x1A45DFA3, _element(0x4282, b"webm")) + _element(
        0x18538067, b"", UNKNOWN_SIZE
    )
    clusters = map(_cluster, range(HOUR * MILLI // CLUSTER_MILLI))
    path = folder / "live.webm"
    path.write_bytes(front + b"".join(clusters))
    last = len(_cluster(0))
    return Timed(path, (path.stat().st_size - last, last))


def two_hours_of_mp3(folder: Path) -> Timed:
    """Return sound of constant speed without a first frame that says how much there is."""
    path = folder / "constant.mp3"
    path.write_bytes(MP3_FRAME * round(2 * HOUR * MP3_FRAMES_A_SECOND))
    return Timed(path, (0, MIB))


def two_hours_of_varying_mp3(folder: Path) -> Timed:
    """Return sound of varying speed without such a frame: all frames must be walked."""
    path = folder / "varying.mp3"
    path.write_bytes((MP3_FRAME + FAST_FRAME) * round(HOUR * MP3_FRAMES_A_SECOND))
    return Timed(path, (0, path.stat().st_size))


ROWS: Final[dict[str, tuple[str, Callable[[Path], Timed]]]] = {
    "a 2-hour MP4 of 500 MiB": ("reading its header", two_hours_of_mp4),
    "a 2-hour MP4 in fragments": ("reading the file", two_hours_of_fragments),
    "an hour of live WebM": ("reading its last cluster", an_hour_of_live_webm),
    "a 2-hour MP3 of constant speed": ("reading 1 MiB", two_hours_of_mp3),
    "a 2-hour MP3 of varying speed": ("reading the file", two_hours_of_varying_mp3),
}
"""What is looked into, what it is held against, and what writes it."""


def main() -> int:
    """Print the table."""
    print(f"{machine()}; {busy()}\n")
    print("| what | against | ours | raw | ratio |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for what, (against, write) in ROWS.items():
            timed = write(Path(folder))
            ours, raw = _least(lambda: _ours(timed)), _least(lambda: _raw(timed))  # noqa: B023 - called at once
            print(f"| {what} | {against} | {ours:.2f} ms | {raw:.3f} ms | {ours / raw:.1f}x |")
            timed.path.unlink()
    return 0


def _least(action: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times) * MILLI


def _ours(timed: Timed) -> object:
    with timed.path.open("rb") as stream:
        found = read_facts(stream, timed.path.name, FactRequest(), Limits(), None, fact_readers())
    if not found.facts.seconds:
        raise ValueError(f"{timed.path.name}: {found}")
    return found


def _raw(timed: Timed) -> object:
    start, size = timed.answer
    with timed.path.open("rb") as stream:
        stream.seek(start)
        return stream.read(size)


def _box(kind: bytes, *contents: bytes) -> bytes:
    content = b"".join(contents)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def _full(kind: bytes, *numbers: int, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(f">{1 + len(numbers)}I", flags, *numbers))


def _track(number: int) -> bytes:
    media = _box(b"mdia", _full(b"mdhd", 0, 0, MOVIE_SCALE, 0))
    return _box(b"trak", _full(b"tkhd", 0, 0, number), media)


def _fragment(index: int) -> bytes:
    start = index * FRAGMENT_SECONDS * MOVIE_SCALE
    each = FRAGMENT_SECONDS * MOVIE_SCALE // SAMPLES
    run = _full(b"trun", SAMPLES, *[each] * SAMPLES, flags=0x100)
    tracks = (
        _box(b"traf", _full(b"tfhd", number), _full(b"tfdt", start), run) for number in (1, 2)
    )
    return _box(b"moof", _full(b"mfhd", index), *tracks) + _box(b"mdat", bytes(3_000))


def _element(identity: int, content: bytes, size: int | None = None) -> bytes:
    length = len(content) if size is None else size
    name = identity.to_bytes((identity.bit_length() + 7) // 8, "big")
    return name + (length | 1 << 56).to_bytes(8, "big") + content


def _cluster(index: int) -> bytes:
    begins = _element(0xE7, (index * CLUSTER_MILLI).to_bytes(8, "big"))
    times = range(0, CLUSTER_MILLI, BLOCK_MILLI)
    blocks = (_element(0xA3, struct.pack(">BhB", 0x81, time, 0x80) + bytes(300)) for time in times)
    return _element(0x1F43B675, begins + b"".join(blocks), UNKNOWN_SIZE)


if __name__ == "__main__":
    sys.exit(main())
