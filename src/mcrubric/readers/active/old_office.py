"""Macros and objects in old office files, by the names of their storages."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.compound import Compound
from mcrubric.readers.active.macros import holds_code
from mcrubric.readers.streams import Bytes

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally

_OBJECTS: Final = "ObjectPool"  # MS-DOC 2.1.3
_OBJECT_NAME: Final = "_"  # how the storages in the pool begin, with a number behind


def look_into_old_office(data: Bytes, limits: Limits, tally: Tally) -> None:
    """Find macros and objects; what else such a file holds is not known.

    A presentation keeps its macros packed in its own stream, where nobody looks.
    """
    tally.leave("no-reader")
    file = Compound(data, limits)
    if holds_code(file, limits):
        tally.add("macros")
    pools = (each for each in file.entries if each.is_storage and each.name == _OBJECTS)
    pool = next(pools, None)
    held = (each.name for each in (file.within(pool) if pool else ()) if each.is_storage)
    tally.add("embedded-object", sum(each.startswith(_OBJECT_NAME) for each in held))


def look_into_macro_part(part: bytes, limits: Limits, tally: Tally) -> None:
    """Look whether a part that holds macros holds any: Excel leaves empty ones behind.

    One in which no code is found may still hold some that is compiled, so it is left unknown.
    """
    if holds_code(Compound(Bytes(BytesIO(part)), limits), limits) is False:
        tally.leave("no-reader")
    else:
        tally.add("macros")
