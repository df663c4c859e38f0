"""Which objects of a PDF file its catalog leads to, of each number the last that was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, Self

from mcrubric.readers.active.pdf_objects import (
    PdfObject,
    is_packed,
    objects_in,
    objects_of,
    unpack,
    without_strings,
)
from mcrubric.readers.budget import Budget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.model.limits import Limits

_ROOT: Final = re.compile(rb"/Root\s+([0-9]{1,10})\s+[0-9]{1,5}\s+R\b")
_MARKS: Final = (b"(", b")", b"\\", b"#")
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
        for each in _all_objects(data, limits):
            body = without_strings(each.body)
            if last.get(each.number, body) != body:
                replaced.append(last[each.number])
            last[each.number] = body
        roots = _ROOT.findall(data)
        return cls(int(roots[-1]) if roots else None, last, tuple(replaced))

    @property
    def whole(self) -> bool:
        """Whether the catalog is there, without which nothing is known to be reached."""
        return self.root in self.last

    def reached(self) -> dict[int, None]:
        """Return the numbers of the objects that the catalog leads to, it first."""
        found = dict.fromkeys([self.root] if self.root in self.last else [])
        waiting = list(found)
        while waiting:
            for reference in _REFERENCE.finditer(self.last[waiting.pop()]):
                number = int(reference[1])
                if number in self.last and number not in found:
                    found[number] = None
                    waiting.append(number)
        return found

    def others(self, reached: Mapping[int, None]) -> Iterator[bytes]:
        """Yield what all others say, replaced ones too."""
        yield from self.replaced
        yield from (body for number, body in self.last.items() if number not in reached)


def _all_objects(data: bytes, limits: Limits) -> Iterator[PdfObject]:
    """Yield the objects of a file and, behind each that holds others, these."""
    count = Budget(limits.pdf_objects, "objects")
    size = Budget(limits.pdf_object_bytes, "bytes in its objects")
    marks = Budget(limits.pdf_marks, "strings and escapes")
    left = limits.pdf_object_bytes
    for each in objects_of(data, count):
        within: Iterable[PdfObject] = ()
        if is_packed(each.body):
            stream, _ = unpack(data, each, left)
            left -= len(stream)
            within = objects_in(each, stream, limits)
        for one in chain((each,), within):
            count.spend(int(one is not each))
            size.spend(len(one.body))
            marks.spend(sum(map(one.body.count, _MARKS)))
            yield one
