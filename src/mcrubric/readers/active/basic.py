"""Macros in OpenOffice's Basic: modules that hold code, for the editor leaves empty ones behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.xml import BETWEEN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally

# In a zipped file each module is a part, in a flat one an element.
_MODULES: Final = frozenset(
    f"{space}{BETWEEN}module"
    for space in (
        "http://openoffice.org/2000/script",
        "http://openoffice.org/2004/office",
        "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    )
)
_SAYS_NOTHING: Final = ("rem", "'", "option ", "sub main", "end sub")


def look_into_basic(xml: bytes, limits: Limits, tally: Tally) -> None:
    """Count the modules in a part, or in a whole flat file, that hold code.

    Raises:
        ReadError: it is no XML, or over a limit.
    """
    source: list[str] = []
    inside = 0

    def start(name: str, _: Mapping[str, str]) -> None:
        nonlocal inside
        inside += name in _MODULES

    def text(piece: str) -> None:
        if inside:
            source.append(piece)

    def end(name: str) -> None:
        nonlocal inside
        if name in _MODULES:
            inside -= 1
            tally.add("macros", int(_has_code("".join(source))))
            source.clear()

    parse_xml(xml, limits, start=start, end=end, text=text)


def _has_code(source: str) -> bool:
    """Tell whether any line is more than a remark, a setting or the frame of a new module."""
    lines = (line.strip().lower() for line in source.splitlines())
    return any(line and not line.startswith(_SAYS_NOTHING) for line in lines)
