"""Which objects of a PDF file its catalog leads to, of each number the last that was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from mcrubric.readers.active.pdf_objects import (
    is_packed,
    objects_in,
    objects_of,
    unpack,
    without_strings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits

_ROOT: Final = re.compile(rb"/Root\s+([0-9]{1,10})\s+[0-9]{1,5}\s+R\b")
_REFERENCE: Final = re.compile(rb"(?<![0-9.])([0-9]{1,10})\s+[0-9]{1,5}\s+R\b")


@dataclass(frozen=True, slots=True)
class Graph:
    """The objects of a file by their numbers, and those that newer ones replaced.

    `root` is the catalog that the last trailer names (ISO 32000-1, 7.5.5 and 7.5.6), None if none
    does.
    """

    root: int | None
    last: dict[int, bytes]
    replaced: tuple[bytes, ...]

    @classmethod
    def of(cls, data: bytes, limits: Limits) -> Self:
        """Read the objects of a file.

        Raises:
            ReadError: there are more than the limits allow.
        """
        last: dict[int, bytes] = {}
        replaced: list[bytes] = []
        left = limits.part_bytes
        for each in objects_of(data, limits):
            within = [each]
            if is_packed(each.body):
                stream = unpack(data, each, left) or b""
                left -= len(stream)
                within += objects_in(each, stream)
            for one in within:
                body = without_strings(one.body)
                if last.get(one.number, body) != body:
                    replaced.append(last[one.number])
                last[one.number] = body
        roots = _ROOT.findall(data)
        return cls(int(roots[-1]) if roots else None, last, tuple(replaced))

    @property
    def whole(self) -> bool:
        """Whether the catalog is there, without which nothing is known to be reached."""
        return self.root in self.last

    def reached(self) -> Iterator[bytes]:
        """Yield what the objects say that the catalog leads to, it first."""
        return (self.last[each] for each in self._numbers())

    def unreached(self) -> Iterator[bytes]:
        """Yield what all others say, replaced ones too."""
        reached = set(self._numbers())
        yield from self.replaced
        yield from (body for number, body in self.last.items() if number not in reached)

    def _numbers(self) -> list[int]:
        found = dict.fromkeys([self.root] if self.root in self.last else [])
        waiting = list(found)
        while waiting:
            for reference in _REFERENCE.findall(self.last[waiting.pop()]):
                number = int(reference)
                if number in self.last and number not in found:
                    found[number] = None
                    waiting.append(number)
        return list(found)
