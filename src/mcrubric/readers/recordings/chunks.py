"""Chunks of RIFF, AIFF and CAF files: a name, a size, and content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.readers.budget import Budget
    from mcrubric.readers.streams import Bytes

_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Layout:
    """How a family of formats writes sizes, and whether a chunk of odd size is followed by a 0."""

    order: Literal["little", "big"]
    size_bytes: int
    padded: bool


RIFF: Final = Layout("little", 4, padded=True)  # IBM and Microsoft, Multimedia Programming 1.0
IFF: Final = Layout("big", 4, padded=True)  # EA IFF 85
CAF: Final = Layout("big", 8, padded=False)  # Apple Core Audio Format Specification 1.0


@dataclass(frozen=True, slots=True)
class Chunk:
    """A chunk whose content is `[start, end)` of the file; `said` is the size that it claims."""

    kind: bytes
    start: int
    end: int
    said: int

    @property
    def there(self) -> int:
        """How many bytes of it the file holds."""
        return self.end - self.start


def chunks(data: Bytes, start: int, end: int, layout: Layout, budget: Budget) -> Iterator[Chunk]:
    """Walk the chunks that fill `[start, end)`, reading nothing but their headers."""
    header = _NAME + layout.size_bytes
    while end - start >= header:
        budget.spend()
        read = data.at(start, header)
        said = int.from_bytes(read[_NAME:], layout.order)
        content = start + header
        yield Chunk(read[:_NAME], content, min(content + said, end), said)
        start = content + said + (said & 1 if layout.padded else 0)
