"""The rubrics that are there to be used, by id and edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import mcrubric
from mcrubric.model.errors import Mistake, UnknownRubricError
from mcrubric.model.limits import Limits
from mcrubric.rubric.layer import Layer, read_layer
from mcrubric.rubric.load import Draft, drafted
from mcrubric.rubric.extend import extended
from mcrubric.rubric.near import near

SUFFIX: Final = ".yaml"
# As in the published schema: never a path, for it holds neither dots nor backslashes.
_ID: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_VERSION: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}")
_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Edition:
    """One file of the catalogue; `version` is None where only the file itself says it."""

    id: str
    version: str | None
    path: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of rubrics says of one."""

    id: str
    version: str
    title: str
    effective_from: str | None = None
    effective_until: str | None = None


@dataclass(frozen=True, slots=True)
class Catalog:
    """Folders of rubric files; of two with one id, that of the earlier folder is taken.

    The id is the path below the folder without `.yaml`. Other editions of a rubric lie beside
    it as `<name>@<version>.yaml`. Where none is named, the highest version is taken, and on a
    day (`on`) the highest of those in effect then.
    """

    folders: tuple[Path, ...]
    on: date | None = None

    def entries(self) -> tuple[Entry, ...]:
        """List the rubrics for use, abstract ones left out, each in the edition that is taken."""
        return tuple(self._entries())

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the rubrics for use."""
        return tuple(entry.id for entry in self.entries())

    def editions(self, rubric_id: str) -> tuple[str, ...]:
        """Return the versions of an id that are there, the highest first."""
        return tuple(version for version, _ in self._by_version(self._files(rubric_id)))

    def find(self, named: str) -> Path:
        """Return the file of `id` or `id@version`.

        Raises:
            UnknownRubricError: there is none.
        """
        rubric_id, _, version = named.partition("@")
        files = self._files(rubric_id)
        if "@" in named:
            wanted = _numbers(version) if _VERSION.fullmatch(version) else None
            fitting = [p for v, p in self._by_version(files) if _numbers(v) == wanted]
        else:
            fitting = [self._taken(files)] if files else []
        if not fitting:
            raise self._unknown(named)
        return fitting[0]

    def layer(self, named: str, limits: Limits = _DEFAULT_LIMITS) -> Layer:
        """Read the one file of an id, to be extended.

        Raises:
            UnknownRubricError: there is none.
        """
        path = self.find(named)
        layer = read_layer(path, str(path), limits)
        said, expected = layer.data.get("id"), named.partition("@")[0]
        if said is None or ("id",) in layer.told or said == expected:
            return layer
        message = f"this file lies in the catalogue as {expected!r}, and says that it is {said!r}"
        told = Mistake(message, layer.mark(("id",)))
        return replace(layer, mistakes=(*layer.mistakes, told))

    def draft(self, named: str, limits: Limits = _DEFAULT_LIMITS) -> Draft:
        """Read a rubric, with all that it extends.

        Raises:
            UnknownRubricError: there is none.
        """
        return drafted(extended(self.layer(named, limits), lambda each: self.layer(each, limits)))

    def _entries(self) -> Iterator[Entry]:
        for rubric_id in sorted(self._all_ids()):
            data = self.layer(rubric_id).data
            if data and not data.get("abstract"):
                yield Entry(
                    rubric_id, data.get("version", ""), data.get("title", ""),
                    data.get("effective-from"), data.get("effective-until"),
                )  # fmt: skip

    def _all_ids(self) -> frozenset[str]:
        below = (
            path.relative_to(folder).as_posix().removesuffix(SUFFIX).partition("@")[0]
            for folder in self.folders
            for path in folder.rglob(f"*{SUFFIX}")
        )
        return frozenset(each for each in below if _ID.fullmatch(each))

    def _files(self, rubric_id: str) -> tuple[Edition, ...]:
        """Find the files of an id in the first folder that has it, without opening any."""
        if not _ID.fullmatch(rubric_id):
            return ()
        for folder in self.folders:
            place, name = (folder / rubric_id).parent, rubric_id.rpartition("/")[2]
            found = tuple(_editions(rubric_id, place, name))
            if found:
                return found
        return ()

    def _taken(self, files: tuple[Edition, ...]) -> Path:
        """Choose the edition for an id alone; a file without others is not opened for that."""
        if len(files) == 1:
            return files[0].path
        ordered = [path for _, path in self._by_version(files)]
        on = self.on
        current = (path for path in ordered if on is None or _in_effect(path, on))
        return next(current, ordered[0])

    def _by_version(self, files: tuple[Edition, ...]) -> list[tuple[str, Path]]:
        found = [(each.version or _said_version(each.path), each.path) for each in files]
        return sorted(found, key=lambda each: _numbers(each[0]), reverse=True)

    def _unknown(self, named: str) -> UnknownRubricError:
        rubric_id = named.partition("@")[0]
        editions = tuple(f"{rubric_id}@{each}" for each in self.editions(rubric_id))
        known = editions or self.ids()
        return UnknownRubricError(named, known, near(named, known))


def shipped_folder() -> Path:
    """Return the folder of the rubrics that come with the package.

    In a wheel they lie inside the package; an editable install sees the checkout's.
    """
    package = Path(mcrubric.__file__).resolve().parent
    inside = package / "_shipped" / "rubrics"
    if inside.is_dir():
        return inside
    return package.parent.parent / "rubrics"


def _editions(rubric_id: str, folder: Path, name: str) -> Iterator[Edition]:
    alone = folder / f"{name}{SUFFIX}"
    if alone.is_file():
        yield Edition(rubric_id, None, alone)
    for path in sorted(folder.glob(f"{name}@*{SUFFIX}")):
        version = path.name.removesuffix(SUFFIX).partition("@")[2]
        if _VERSION.fullmatch(version):
            yield Edition(rubric_id, version, path)


def _said_version(path: Path) -> str:
    said = str(read_layer(path, str(path), _DEFAULT_LIMITS).data.get("version", "0"))
    return said if _VERSION.fullmatch(said) else "0"


def _in_effect(path: Path, on: date) -> bool:
    data = read_layer(path, str(path), _DEFAULT_LIMITS).data
    day = on.isoformat()
    first, last = data.get("effective-from", day), data.get("effective-until", day)
    return bool(first <= day <= last)


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers for comparing, so that 1.0 and 1.0.0 are the same."""
    numbers = [int(each) for each in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
