"""Which files serve which part: those named for it, those that bear its id, or speak of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, Fault, Found
from mcrubric.portfolio.names import stem, suffix
from mcrubric.portfolio.unnamed import Candidates, Rank, candidates
from mcrubric.readers.stand_ins import real_name
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.contents import Contents
    from mcrubric.portfolio.manifest import Manifest, NamedFiles

SHOWN: Final = 8
"""Candidates for a part are named up to this number, and then counted."""
_FOUND: Final[Mapping[Rank, Found]] = {"likely": "likely", "possible": "possible", "odd": "likely"}


@dataclass(frozen=True, slots=True)
class PartFiles:
    """The files of a part, in order, and those of them that are read.

    `unreadable`: something is there, and the faults say why it is not read whole.
    """

    files: tuple[str, ...] = ()
    readable: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: Found = "named"
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class PartFinder:
    """The files of all parts that are certain, and what may serve the others.

    `unseen`: a folder cannot be listed, or the manifest cannot be read: either may hold or name a
    file for a part that none seems to serve.
    """

    certain: Mapping[str, PartFiles]
    others: tuple[str, ...]
    candidates: Candidates
    refused: frozenset[str]
    unseen: bool

    def files(self, cited: frozenset[str] = frozenset()) -> dict[str, PartFiles]:
        """Return the files of every part; what the self-analysis cites is an upload, and no part.

        Of several that could be meant none is chosen, and all are told.
        """
        found = {part: self._found(part, cited) for part in self.others}
        several = _of_several_parts(found, proven=not self.unseen)
        return {**self.certain, **found, **dict(several)}

    @property
    def uncertain(self) -> bool:
        """Whether a citation can change which files serve which part."""
        return any(self.candidates.best(part)[1] for part in self.others)

    def _found(self, part: str, cited: frozenset[str]) -> PartFiles:
        rank, paths = self.candidates.best(part, cited)
        if len(paths) > 1:
            return _two(part, paths, proven=not self.unseen)
        if paths:
            return replace(_readable(paths, self.refused), found=_FOUND[rank])
        _, uploads = self.candidates.best(part)
        found: Found = "cited" if uploads else "named"
        return PartFiles(uploads, found=found, unreadable=bool(uploads) or self.unseen)


def find_parts(rubric: Rubric, contents: Contents, manifest: Manifest) -> PartFinder:
    """Look for the files of every part."""
    certain = {
        each.id: files
        for each in rubric.parts
        if (files := _certain(each.id, contents, manifest)) is not None
    }
    analysis = next((each.id for each in rubric.parts if each.kind == "evidence"), None)
    if analysis and contents.handed_in and contents.handed_in.has_entries:
        certain.setdefault(analysis, PartFiles())
    others = tuple(each.id for each in rubric.parts if each.id not in certain)
    named = (path for files in manifest.parts.values() for path, _ in files.files)
    taken = frozenset((*named, *(path for files in certain.values() for path in files.files)))
    may = candidates(rubric, contents, taken, manifest.folder) if others else Candidates({})
    unseen = manifest.unread or bool(contents.unlisted)
    return PartFinder(certain, others, may, frozenset(contents.refused), unseen)


def _certain(part: str, contents: Contents, manifest: Manifest) -> PartFiles | None:
    handed_in = contents.handed_in
    if handed_in and part in handed_in.unread:
        return PartFiles(unreadable=True)  # told where the mapping was read
    given = handed_in.documents.get(part, ()) if handed_in else ()
    if part in manifest.parts and not given:
        return _named(part, manifest.parts[part], contents)
    bearing = _bearing(part, contents)
    if (given and bearing) or len(bearing) > 1:
        return _two(part, (*given, *bearing), proven=not manifest.unread)
    return _readable(given or bearing, contents.refused) if given or bearing else None


def _named(part: str, named: NamedFiles, contents: Contents) -> PartFiles:
    there = (*contents.sizes, *contents.refused)
    below = tuple(f"{folder}/" for folder in contents.unlisted)  # there or not, nobody can say
    faults = [
        Fault(
            "part-file-missing",
            {"part": part, "path": path, "guess": nearest(path, contents.sizes) or ""},
            (place,),
        )
        for path, place in named.files
        if path not in there and not path.startswith(below)
    ]
    files = tuple(dict.fromkeys(path for path, _ in named.files if path in there))
    found = _readable(files, contents.refused)
    unreadable = found.unreadable or len(files) < len({path for path, _ in named.files})
    return replace(found, faults=tuple(faults), unreadable=unreadable)


def _readable(files: tuple[str, ...], refused: Collection[str]) -> PartFiles:
    """A file that was refused is there all the same; the refusal has been told."""
    readable = tuple(path for path in files if path not in refused)
    return PartFiles(files, readable, unreadable=len(readable) < len(files))


def _two(part: str, files: tuple[str, ...], *, proven: bool) -> PartFiles:
    """Choose none of several; a manifest that nobody could read may say which it is."""
    if not proven:
        return PartFiles(files, (), unreadable=True)
    more = len(files) - SHOWN
    told = (*files[:SHOWN], OwnWords(f"{more:,} more")) if more > 1 else files
    places = tuple(Place(path=path) for path in files[: len(told)])
    fault = Fault("two-candidates", {"part": part, "files": told}, places)
    return PartFiles(files, (), (fault,), unreadable=True)


def _of_several_parts(
    found: Mapping[str, PartFiles], *, proven: bool
) -> Iterator[tuple[str, PartFiles]]:
    """Tell a file that would serve several parts, once: it is read for none."""
    parts_of: dict[str, list[str]] = {}
    for part, files in found.items():
        for path in files.readable:
            parts_of.setdefault(path, []).append(part)
    for path, parts in parts_of.items():
        if len(parts) > 1:
            args: dict[str, Argument] = {"path": path, "parts": tuple(parts)}
            args["first"] = f"{parts[0]}{suffix(path)}"
            fault = Fault("part-unclear", args, (Place(path=path),))
            for part in parts:
                faults = (fault,) if proven and part == parts[0] else ()
                yield part, PartFiles((path,), (), faults, unreadable=True)


def _bearing(part: str, contents: Contents) -> tuple[str, ...]:
    """Return the files at the top that are called by the part's id, in whatever case."""
    folded = part.casefold()
    top = (path for path in contents.paths if "/" not in path)
    return tuple(path for path in top if stem(real_name(path) or path).casefold() == folded)
