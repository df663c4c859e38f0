"""Files that may serve a part though neither the manifest nor their exact name says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from mcrubric.portfolio.manifest import MANIFESTS
from mcrubric.portfolio.name_words import words_of_file
from mcrubric.portfolio.names import suffix
from mcrubric.portfolio.part_names import Fit, PartNames, part_names
from mcrubric.readers.stand_ins import real_name, stands_by_name
from mcrubric.readers.suffixes import claim_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.artifacts import Medium
    from mcrubric.model.rubric import PartKind, Rubric
    from mcrubric.portfolio.contents import Contents

Rank = Literal["likely", "possible", "odd"]
"""How sure it is that a file serves a part; `odd`: it says so, and is no file that one writes."""
RANKS: Final[tuple[Rank, ...]] = ("likely", "possible", "odd")

_WRITTEN: Final[Mapping[PartKind, frozenset[Medium]]] = {
    "document": frozenset(("document", "pdf", "text", "markdown", "html")),
    "evidence": frozenset(("document", "pdf", "text", "markdown", "html", "sheets")),
}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The files that may serve each part, by how sure that is."""

    by_part: Mapping[str, Mapping[Rank, tuple[str, ...]]]

    def best(
        self, part: str, without: frozenset[str] = frozenset()
    ) -> tuple[Rank, tuple[str, ...]]:
        """Return the files that serve a part most surely, none if there are none at all."""
        for rank in RANKS:
            paths = self.by_part.get(part, {}).get(rank, ())
            if left := tuple(path for path in paths if path not in without):
                return rank, left
        return "odd", ()


def candidates(
    rubric: Rubric, contents: Contents, taken: frozenset[str], folder: str
) -> Candidates:
    """Look for files of the parts by what their names say; `folder` is that of the uploads.

    `taken` are files of which it is known what they are.
    """
    kinds = {each.id: each.kind for each in rubric.parts}
    free = [path for path in _paths(contents) if path not in taken]
    names = part_names(rubric, contents.name)
    speaking = {path: fits for path in free if (fits := _fits(names, path, folder))}
    names = names.without(_shared(speaking))
    found: defaultdict[str, defaultdict[Rank, list[str]]] = defaultdict(lambda: defaultdict(list))
    for path in speaking:
        for part, fit in _fits(names, path, folder).items():
            bare = names.bare(path, part)
            if rank := _rank(path, fit, kinds[part], uploaded=_below(path, folder), bare=bare):
                found[part][rank].append(path)
    return Candidates(
        {part: {rank: tuple(each) for rank, each in ranks.items()} for part, ranks in found.items()}
    )


def part_meant(rubric: Rubric, hand_in: str, path: str, folder: str) -> str | None:
    """Return a part that a file of this name might be taken for, if there were one.

    What else is handed in may yet decide against it.
    """
    names, kinds = part_names(rubric, hand_in), {each.id: each.kind for each in rubric.parts}
    uploaded = _below(path, folder)
    for part, fit in _fits(names, path, folder).items():
        if _rank(path, fit, kinds[part], uploaded=uploaded, bare=names.bare(path, part)):
            return part
    return None


def _paths(contents: Contents) -> list[str]:
    """Hidden files are no parts, unless one stands for a file that is not hidden."""
    handed_in = contents.handed_in
    told = {*MANIFESTS, *(handed_in.artifacts if handed_in else ())}
    told |= {
        path for paths in (handed_in.documents.values() if handed_in else ()) for path in paths
    }
    return [
        path
        for path in contents.paths
        if path not in told and not (real_name(path) or path).rpartition("/")[2].startswith(".")
    ]


def _fits(names: PartNames, path: str, folder: str) -> Mapping[str, Fit]:
    """Where a file's own name says nothing, that of its folder hints at its part."""
    if (fits := names.fits(path)) or _below(path, folder):
        return fits
    above = path.rpartition("/")[0].rpartition("/")[2]
    return dict.fromkeys(names.fits(f"{above}."), "maybe")


def _below(path: str, folder: str) -> bool:
    return path.casefold().startswith(f"{folder.casefold()}/")


def _shared(speaking: Mapping[str, Mapping[str, Fit]]) -> Iterator[str]:
    """Give the words that the files of several parts share, such as the candidate's name."""
    spoken: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for path, fits in speaking.items():
        for word in words_of_file(path):
            spoken[word].add(frozenset(fits))
    return (word for word, parts in spoken.items() if len(parts) > 1)


def _rank(path: str, fit: Fit, kind: PartKind, *, uploaded: bool, bare: bool) -> Rank | None:
    """Among uploads, only a name that spells the id and has no word of its own is no upload's."""
    if not _written(path, kind, fit):
        return "odd" if fit == "id" and not uploaded else None
    if uploaded:
        if fit == "id" and bare:
            return "likely"
        return None if fit == "maybe" else "possible"
    return "possible" if fit == "maybe" else "likely"


def _written(path: str, kind: PartKind, fit: Fit) -> bool:
    ending = suffix(real_name(path) or path)
    claim = claim_of(ending)
    if claim is None:
        return fit == "id" or not ending or stands_by_name(path)
    return claim.medium in _WRITTEN[kind]
