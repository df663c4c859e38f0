"""Names that are one and the same to some computers, or to whoever reads them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from mcrubric.escaping.terminal import storable
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def alike_faults(paths: Iterable[str]) -> Iterator[Fault]:
    """Tell files of which only one would be left when the hand-in is unpacked somewhere else.

    Windows and macOS take letters in both cases for one, Windows drops full stops and spaces at
    the end; full-width letters and signs without width are told because nobody can see them. A
    file with the name of another's folder cannot stand beside it anywhere.
    """
    known: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        known[_key(path)].append(path)
    keys = sorted(known)
    for key, same in known.items():
        # Looked up, since all folders of one name of 65,535 bytes would take a gigabyte.
        at = bisect_left(keys, f"{key}/")
        if at < len(keys) and keys[at].startswith(f"{key}/"):
            same.append(known[keys[at]][0])
        if len(same) > 1:
            files = tuple(map(storable, same))
            yield Fault("names-alike", {"files": files}, tuple(Place(path=each) for each in files))


def _key(path: str) -> str:
    """Return what stays of a path where all that some computers or eyes overlook is left out."""
    bare = "".join(each for each in path if unicodedata.category(each) != "Cf")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())
    return "/".join(segment.rstrip(" .") for segment in folded.split("/"))
