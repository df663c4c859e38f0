"""How long MP3 files play: by what their first frame says, by their constant rate, or by frames."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import fsum
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.recordings.belief import damaged, per_second, truncated
from mcrubric.readers.recordings.frames import Frame, all_frames, find_frame
from mcrubric.readers.recordings.mpeg_audio import is_free_format, parse_mpeg_audio, side_bytes
from mcrubric.readers.recordings.tags import before_tags, behind_tags

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_SPOTS: Final = 8
"""Places of a file at which its rate is looked at."""
_LOOKED_AT: Final = 64
"""Frames that are looked at there: 1.7 seconds, longer than encoders keep a varying rate."""
_TAIL: Final = 1 << 14
_JOINED: Final = 16
"""A file that is longer than it says by more than a tail and a sixteenth was joined."""
_LEAST_BITS: Final = 8_000
"""Bits a second of the slowest frames that there are."""
_HEADER: Final = 4


@dataclass(frozen=True, slots=True)
class _Sound:
    """The frames of a file: the first of them, where they begin, and where tags follow."""

    first: Frame
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class _Said:
    """How many frames and bytes the first frame says that there are, 0 where it does not."""

    frames: int
    size: int


def mp3_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time.

    Raises:
        ReadError: the file is cut off, holds no sound or is of free format, or a limit is hit.
    """
    tags = behind_tags(data, budget)
    if tags >= data.size:
        raise truncated()
    sound = _sound(data, tags, budget)
    said = _said(data, sound)
    if said and (seconds := _believed(said, sound)):
        return seconds
    if said and sound.length < said.size and _broken_off(data, sound, budget):
        raise truncated()
    if _constant(data, sound, budget):
        return per_second(8 * sound.length, sound.first.bits)
    return _played(data, sound, budget)


def _believed(said: _Said, sound: _Sound) -> float | None:
    """Return what the first frame says, None if the file is shorter, or joined from several."""
    seconds = said.frames * sound.first.seconds
    missing, more = said.size - sound.length, sound.length - said.size
    if missing > sound.first.size or more > max(_TAIL, said.size // _JOINED):
        return None
    return seconds if seconds * _LEAST_BITS <= 8 * sound.length else None


def _sound(data: Bytes, tags: int, budget: Budget) -> _Sound:
    end = before_tags(data, tags)
    start = find_frame(data, tags, end, parse_mpeg_audio, budget)
    if start is not None:
        first = parse_mpeg_audio(data.at(start, _HEADER))
        if first:
            return _Sound(first, start, end)
    if is_free_format(data.up_to(tags, _HEADER)):
        raise ReadError(Problem("no-reader", "MP3 files of free format cannot be looked into"))
    raise damaged("no sound is found in it")


def _said(data: Bytes, sound: _Sound) -> _Said | None:
    """Read what encoders put into the first frame: `Xing` or `Info`, or Fraunhofer's `VBRI`."""
    head = data.up_to(sound.start, min(sound.first.size, sound.end - sound.start))
    at = _HEADER + side_bytes(head)
    if head[at : at + 4] in (b"Xing", b"Info"):
        flags = head[at + 7] if len(head) > at + 7 else 0
        counts = [_big(head, at + 8 + 4 * index) for index in range(2)]
        frames = counts.pop(0) if flags & 1 else 0
        return _Said(frames, counts.pop(0) if flags & 2 else sound.length)
    if head[36:40] == b"VBRI":
        return _Said(_big(head, 50), _big(head, 46))
    return None


def _broken_off(data: Bytes, sound: _Sound, budget: Budget) -> bool:
    """Tell whether the last frame is cut: whoever cuts sound on purpose cuts between frames."""
    start = max(sound.start, sound.end - _TAIL)
    last = sound.end
    for at, frame in all_frames(data, start, sound.end, parse_mpeg_audio, budget):
        last = at + frame.size
    return last > sound.end or 0 < sound.end - last < _HEADER


def _constant(data: Bytes, sound: _Sound, budget: Budget) -> bool:
    """Tell whether all frames that are looked at, in many places, have the same rate."""
    step = sound.length // _SPOTS
    for spot in range(sound.start, sound.end, max(1, step))[:_SPOTS]:
        found = all_frames(data, spot, sound.end, parse_mpeg_audio, budget)
        if any(frame.bits != sound.first.bits for _, frame in islice(found, _LOOKED_AT)):
            return False
    return True


def _played(data: Bytes, sound: _Sound, budget: Budget) -> float:
    found = all_frames(data, sound.start, sound.end, parse_mpeg_audio, budget)
    return fsum(frame.seconds for _, frame in found)


def _big(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
