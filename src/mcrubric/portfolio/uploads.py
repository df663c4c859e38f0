"""The files that a citation can name, and which of them are uploads cited or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mcrubric.locators.names import NameIndex, NameMatch
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.manifest import MANIFESTS, Manifest
from mcrubric.portfolio.names import ARTIFACTS_FOLDER
from mcrubric.readers.stand_ins import real_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.portfolio.contents import Contents


@dataclass(frozen=True, slots=True)
class Uploads:
    """The uploads of a hand-in, and the other files that can be cited.

    A file that may serve a part is both until it is known whether it is cited.
    A file that lies outside the folder of uploads and serves no part is an upload only if it is
    cited: a note to oneself need not be cited, and what is cited was handed in.
    `faults` tells of a folder that the manifest names and that is not there.
    """

    folder: str
    paths: tuple[str, ...]
    index: NameIndex
    faults: tuple[Fault, ...] = ()
    listed: frozenset[str] = frozenset()
    _memo: dict[str, NameMatch] = field(default_factory=dict)

    def match(self, named: str) -> NameMatch:
        """Return what a name in a citation fits.

        Uploads that a mapping lists may have paths without the folder; a name with it means them
        all the same.
        """
        if named not in self._memo:
            match = self.index.match(named)
            bare = named.strip().removeprefix(f"{ARTIFACTS_FOLDER}/")
            if not match.found and bare != named.strip() and self.listed:
                again = self.index.match(bare)
                match = again if self.listed.issuperset(again.found) and again.found else match
            self._memo[named] = match
        return self._memo[named]

    def with_cited(self, found: Iterable[str], part_files: Iterable[str]) -> tuple[str, ...]:
        """Return the paths of all uploads: those in the folder, and the others that are cited.

        A file that serves a part is none, unless it is cited.
        """
        return tuple(sorted({*self.paths}.difference(part_files).union(found)))


def uploads_of(contents: Contents, manifest: Manifest, part_files: Iterable[str]) -> Uploads:
    """Tell the uploads of a hand-in from its other files; `part_files` cannot be cited."""
    taken = {*part_files, *MANIFESTS}
    free = [path for path in _all_paths(contents) if path not in taken]
    folder = _folder(free, manifest)
    listed = frozenset(contents.handed_in.artifacts if contents.handed_in else ())
    below = f"{folder}/" if folder else ""
    paths = tuple(sorted(path for path in free if path.startswith(below) or path in listed))
    faults = () if contents.unlisted else tuple(_faults(folder, paths, manifest))
    standing = {real: path for path in free if (real := real_name(path)) and real not in free}
    return Uploads(folder, paths, NameIndex(free, folder, standing), faults, listed)


def _all_paths(contents: Contents) -> Iterator[str]:
    yield from contents.sizes
    yield from (path for path in contents.refused if path not in contents.unlisted)
    if contents.handed_in:
        yield from contents.handed_in.facts


def _folder(paths: Iterable[str], manifest: Manifest) -> str:
    """Return the folder as it is really written, where only its case differs."""
    tops = dict.fromkeys(path.partition("/")[0] for path in paths if "/" in path)
    if manifest.folder in tops or manifest.folder_place:
        return manifest.folder
    alike = [top for top in tops if top.casefold() == manifest.folder.casefold()]
    return alike[0] if len(alike) == 1 else manifest.folder


def _faults(folder: str, paths: tuple[str, ...], manifest: Manifest) -> Iterator[Fault]:
    if manifest.folder_place and not paths:
        yield Fault("artifacts-folder-missing", {"folder": folder}, (manifest.folder_place,))
