"""Sound that is nothing but frames, one after another, as in MP3, AAC and AMR files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

HEADER: Final = 8
"""Bytes that are enough to tell a frame, whatever its format."""
_WINDOW: Final = 1 << 16
_SEARCHED: Final = 1 << 20
"""How far sound is searched for behind what is none: a cover without a tag is rarely larger."""
_IN_A_ROW: Final = 3
"""Frames that must follow each other to be believed: two bytes look like one every few kB."""
_SYNC: Final = b"\xff"


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its bytes with its header, its samples, samples a second and bits a second."""

    size: int
    samples: int
    rate: int
    bits: int = 0

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return self.samples / self.rate


Parse = Callable[[bytes], Frame | None]
"""Reads `HEADER` bytes (fewer at the end of a file); None if no frame begins there."""


def walk(
    data: Bytes, start: int, end: int, parse: Parse, budget: Budget
) -> Iterator[tuple[int, Frame]]:
    """Yield frames and where each begins, up to what is no frame."""
    base, window = start, b""
    while start < end:
        budget.spend()
        if start + HEADER > base + len(window):
            base, window = start, data.up_to(start, min(_WINDOW, end - start))
        frame = parse(window[start - base : start - base + HEADER])
        if frame is None:
            return
        yield start, frame
        start += frame.size


def find_frame(data: Bytes, start: int, end: int, parse: Parse, budget: Budget) -> int | None:
    """Return where the next frames that follow each other begin, None if there are none near."""
    stop = min(end, start + _SEARCHED)
    while start < stop:
        window = data.up_to(start, min(_WINDOW, end - start))
        at = window.find(_SYNC)
        while at >= 0:
            budget.spend()
            if parse(window[at : at + HEADER]) and _in_a_row(data, start + at, end, parse, budget):
                return start + at
            at = window.find(_SYNC, at + 1)
        start += max(1, len(window) - HEADER)
    return None


def _in_a_row(data: Bytes, start: int, end: int, parse: Parse, budget: Budget) -> bool:
    """Tell whether enough frames alike follow, or fewer that end where the sound does."""
    alike = set()
    for _ in range(_IN_A_ROW):
        if start >= end:
            break
        budget.spend()
        frame = parse(data.up_to(start, HEADER))
        if frame is None:
            return False
        alike.add((frame.samples, frame.rate))
        start += frame.size
    return len(alike) == 1


def all_frames(
    data: Bytes, start: int, end: int, parse: Parse, budget: Budget
) -> Iterator[tuple[int, Frame]]:
    """Yield all frames; what stands between them is passed over."""
    at = find_frame(data, start, end, parse, budget)
    while at is not None:
        for begins, frame in walk(data, at, end, parse, budget):
            yield begins, frame
            start = begins + frame.size
        at = find_frame(data, start, end, parse, budget)
