"""How long an MP4, MOV or M4A file plays, by its own headers."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem, ProblemKind
from mcrubric.readers.isobmff import Box, boxes, find, number, version_and_flags
from mcrubric.readers.reading import ReadError
from mcrubric.readers.recordings.fragments import Track, fragment_ends
from mcrubric.readers.streams import Bytes, CutOffError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget

# The boxes that hold the recording: one of these must not be cut off; others may be junk.
_NEEDED: Final = frozenset((b"moov", b"mdat", b"moof"))
_LEAST_RATE: Final = 1.0
"""Bytes a second below which a duration is not believed; speech takes at least some hundreds."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """How long something plays: a length in units, and the units in a second."""

    units: int
    scale: int

    @property
    def seconds(self) -> float | None:
        return self.units / self.scale if self.units and self.scale else None


def movie_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if the file does not say one that can be believed.

    Raises:
        ReadError: the file is cut off or has no header, or a limit is hit.
    """
    header: Box | None = None
    kinds: set[bytes] = set()
    for box in boxes(data, 0, data.size, budget):
        if box.cut_off and box.kind in _NEEDED:
            raise ReadError(Problem("truncated", "it is shorter than its own headers say"))
        kinds.add(box.kind)
        header = box if box.kind == b"moov" else header
    if header is None:
        kind: ProblemKind = "truncated" if b"mdat" in kinds else "damaged"
        raise ReadError(Problem(kind, "the header, which says how long it plays, is missing"))
    durations = _durations(data, header, budget, fragmented=b"moof" in kinds)
    return max((each for each in durations if each and plausible(each, data.size)), default=None)


def plausible(seconds: float | None, size: int) -> bool:
    """Tell whether a file of `size` bytes can play so long."""
    return seconds is not None and 0 < seconds * _LEAST_RATE <= size


def _durations(
    data: Bytes, header: Box, budget: Budget, *, fragmented: bool
) -> Iterator[float | None]:
    """Yield what the file says; fragments add to what the header says, so the longest is right."""
    movie = _clock(data, header, (b"mvhd",), budget)
    if movie and not fragmented and plausible(movie.seconds, data.size):
        yield movie.seconds
        return
    tracks = tuple(_tracks(data, header, budget))
    yield movie.seconds if movie else None
    yield from (_Clock(track.units, track.scale).seconds for track in tracks)
    if movie:
        yield _announced(data, header, movie.scale, budget)
    if fragmented:
        yield from fragment_ends(data, tracks, budget)


def _clock(data: Bytes, box: Box, path: tuple[bytes, ...], budget: Budget) -> _Clock | None:
    """Read a time scale and a duration; `mvhd` and `mdhd` are laid out alike."""
    with suppress(CutOffError, StopIteration):
        found = next(find(data, box, *path, budget=budget))
        size = 8 if version_and_flags(data, found)[0] == 1 else 4
        scale_at = 4 + 2 * size
        units = number(data, found, scale_at + 4, size)
        unknown = units == (1 << 8 * size) - 1
        return _Clock(0 if unknown else units, number(data, found, scale_at, 4))
    return None


def _tracks(data: Bytes, header: Box, budget: Budget) -> Iterator[Track]:
    defaults = _defaults(data, header, budget)
    for box in find(data, header, b"trak", budget=budget):
        clock = _clock(data, box, (b"mdia", b"mdhd"), budget)
        with suppress(CutOffError, StopIteration):
            head = next(find(data, box, b"tkhd", budget=budget))
            at = 20 if version_and_flags(data, head)[0] == 1 else 12
            track = number(data, head, at, 4)
            if clock:
                yield Track(track, clock.units, clock.scale, defaults.get(track, 0))


def _defaults(data: Bytes, header: Box, budget: Budget) -> dict[int, int]:
    """Read how long a sample of each track lasts where its fragment does not say."""
    found = {}
    for box in find(data, header, b"mvex", b"trex", budget=budget):
        with suppress(CutOffError):
            found[number(data, box, 4, 4)] = number(data, box, 12, 4)
    return found


def _announced(data: Bytes, header: Box, scale: int, budget: Budget) -> float | None:
    """Read the length of all fragments together, which their writer may have put in front."""
    with suppress(CutOffError, StopIteration):
        box = next(find(data, header, b"mvex", b"mehd", budget=budget))
        size = 8 if version_and_flags(data, box)[0] == 1 else 4
        return _Clock(number(data, box, 4, size), scale).seconds
    return None
