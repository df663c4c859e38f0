"""The size of SVG drawings that say it plainly (SVG 2, 5.1 and 8.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError

if TYPE_CHECKING:
    from mcrubric.readers.budget import Budget
    from mcrubric.readers.pictures.measures import Size
    from mcrubric.readers.streams import Bytes

_SEARCHED: Final = 1 << 16
# A definition with another in it, of a parameter, or of what lies elsewhere (XML 1.0, 4.2). Drawing
# programs define short names for namespaces, which is none of these.
_DEFINES_MORE: Final = re.compile(
    rb"""<!ENTITY\s+(?:%|[^\s"'>]+\s+(?:SYSTEM|PUBLIC|"[^"&]*&|'[^'&]*&))"""
)
_ROOT: Final = re.compile(rb"<(?:svg:)?svg\b([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb"""\s(width|height|viewBox)\s*=\s*["']([^"']{1,80})["']""")
_LENGTH: Final = re.compile(rb"\s*(\d{1,9}(?:\.\d{1,9})?)(px|in|cm|mm|pt|pc|)\s*")
# Pixels in a unit (CSS Values and Units 3, 6.2).
_PIXELS: Final = {
    b"": 1.0, b"px": 1.0, b"pt": 96 / 72, b"pc": 16.0,
    b"in": 96.0, b"cm": 96 / 2.54, b"mm": 96 / 25.4,
}  # fmt: skip
_BOX: Final = 4


def svg_size(data: Bytes, _budget: Budget) -> Size | None:
    """Return width and height of the drawing, or those of its view box; None if it has neither.

    Raises:
        ReadError: it defines words that stand for others or for files, as bombs do.
    """
    head = data.up_to(0, _SEARCHED)
    if _DEFINES_MORE.search(head):
        raise ReadError(Problem("limit", "it defines words that stand for others, unread here"))
    root = _ROOT.search(head)
    found = dict(_ATTRIBUTE.findall(root[1])) if root else {}
    width, height = (_length(found.get(name, b"")) for name in (b"width", b"height"))
    box = found.get(b"viewBox", b"").replace(b",", b" ").split()
    if not (width and height) and len(box) == _BOX:
        width, height = map(_length, box[2:])
    return (width, height) if width and height else None


def _length(written: bytes) -> int:
    """Return pixels, 0 if it is relative to something else or no length."""
    found = _LENGTH.fullmatch(written)
    return round(float(found[1]) * _PIXELS[found[2]]) if found else 0
