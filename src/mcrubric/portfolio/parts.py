"""Which files serve which part of the hand-in: those that are named, or those that bear its id."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.places import Place
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.names import stem
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mcrubric.portfolio.contents import Contents
    from mcrubric.portfolio.manifest import Manifest, NamedFiles

_SEPARATORS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PartFiles:
    """The files of a part, in order, and those of them that are read.

    `unreadable`: something is there, and the faults say why it is not read whole.
    """

    files: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    unreadable: bool = False


def files_of_part(part: str, contents: Contents, manifest: Manifest) -> PartFiles:
    """Find the files of a part; of two that could be meant none is chosen, and both are told."""
    handed_in = contents.handed_in
    if handed_in and part in handed_in.unread:
        return PartFiles(unreadable=True)  # told where the mapping was read
    given = handed_in.documents.get(part, ()) if handed_in else ()
    if part in manifest.parts and not given:
        return _named(part, manifest.parts[part], contents)
    bearing = _bearing(part, _at_the_top(contents))
    if (given and bearing) or len(bearing) > 1:
        return _two(part, (*given, *bearing))
    if given or bearing:
        return _readable(given or bearing, contents)
    alike = _alike(part, contents)
    # The manifest may have named a file for the part: then it is not missing.
    return replace(alike, unreadable=alike.unreadable or manifest.unread)


def _named(part: str, named: NamedFiles, contents: Contents) -> PartFiles:
    there = (*contents.sizes, *contents.refused)
    faults = [
        Fault(
            "part-file-missing",
            {"part": part, "path": path, "guess": nearest(path, contents.sizes) or ""},
            (place,),
        )
        for path, place in named.files
        if path not in there
    ]
    files = tuple(dict.fromkeys(path for path, _ in named.files if path in there))
    found = _readable(files, contents)
    unreadable = found.unreadable or bool(faults)
    return replace(found, faults=tuple(faults), unreadable=unreadable)


def _readable(files: tuple[str, ...], contents: Contents) -> PartFiles:
    """A file that was refused is there all the same; the refusal has been told."""
    readable = tuple(path for path in files if path in contents.sizes)
    return PartFiles(files, readable, unreadable=len(readable) < len(files))


def _two(part: str, files: tuple[str, ...]) -> PartFiles:
    places = tuple(Place(path=path) for path in files)
    fault = Fault("two-candidates", {"part": part, "files": files}, places)
    return PartFiles(files, (), (fault,), unreadable=True)


def _alike(part: str, contents: Contents) -> PartFiles:
    """Tell a file that looks like the part's, such as `Part 1.md`: it is not read, nor missed."""
    wanted = _SEPARATORS.sub("", part.casefold())
    alike = [
        path
        for path in _at_the_top(contents)
        if _SEPARATORS.sub("", stem(path).casefold()) == wanted
    ]
    if not alike:
        return PartFiles()
    fault = Fault("part-misnamed", {"part": part, "path": alike[0]}, (Place(path=alike[0]),))
    return PartFiles((alike[0],), (), (fault,), unreadable=True)


def _bearing(part: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the files whose name without its ending is the part's id, in whatever case."""
    folded = part.casefold()
    return tuple(path for path in paths if stem(path).casefold() == folded)


def _at_the_top(contents: Contents) -> list[str]:
    return sorted(path for path in (*contents.sizes, *contents.refused) if "/" not in path)
