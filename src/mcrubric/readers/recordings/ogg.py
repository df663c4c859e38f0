"""How long Ogg files play: Vorbis, Opus, FLAC, Speex and Theora, also several joined together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.readers.recordings.belief import damaged, per_second
from mcrubric.readers.recordings.ogg_codecs import Codec, codec_of, opus_packet
from mcrubric.readers.recordings.ogg_pages import Page, last_pages, pages

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_PACKET: Final = 68
"""Bytes of a first packet that say what a stream is."""
_HEADERS_END: Final = 0
"""The position of pages that hold nothing but headers."""


@dataclass(slots=True)
class _Link:
    """Streams that play together: what each is, and the positions at which it begins and ends."""

    codecs: dict[int, Codec | None] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)

    def add(self, data: Bytes, page: Page) -> None:
        """Take a page into account."""
        if page.first:
            self.codecs[page.stream] = codec_of(data.up_to(page.content, _PACKET))
        codec = self.codecs.get(page.stream)
        if codec is None or page.position <= _HEADERS_END:
            return
        if page.stream not in self.starts:
            packet = codec.packet or opus_packet(*data.up_to(page.content, 1) or b"\0")
            start = codec.units(page.position) - page.packets * packet
            self.starts[page.stream] = 0 if codec.shift else max(0, start)
        self.ends[page.stream] = max(self.ends.get(page.stream, 0), codec.units(page.position))

    def seconds(self) -> float:
        """Return how long the longest stream plays."""
        lengths = (
            per_second(end - self.starts[stream], codec.rate) or 0.0
            for stream, end in self.ends.items()
            if (codec := self.codecs[stream])
        )
        return max(lengths, default=0.0)


def ogg_seconds(data: Bytes, budget: Budget) -> float | None:
    """Return the playing time, None if no stream is of a known kind.

    Raises:
        ReadError: the file holds no recording, or a limit is hit.
    """
    link = _Link()
    for page in pages(data, 0, budget):
        link.add(data, page)
        if not page.first and set(link.starts) >= _played(link):
            break
    if not link.codecs:
        raise damaged("it holds no recording")
    last = tuple(last_pages(data, budget))
    if not last or any(page.stream not in link.codecs for page in last):
        return _joined(data, budget) or None
    for page in last:
        link.add(data, page)
    return link.seconds() or None


def _played(link: _Link) -> set[int]:
    return {stream for stream, codec in link.codecs.items() if codec}


def _joined(data: Bytes, budget: Budget) -> float:
    """Add up what was recorded one after another: each begins with first pages of its own."""
    total, link, begun = 0.0, _Link(), False
    for page in pages(data, 0, budget):
        if page.first and begun:
            total, link = total + link.seconds(), _Link()
        begun = not page.first
        link.add(data, page)
    return total + link.seconds()
