"""The rubrics that are there to be used, by id and edition."""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import Mistake, UnknownRubricError
from mcrubric.model.limits import Limits
from mcrubric.rubric.editions import Edition, editions_of, ids_in, is_id, is_version, numbers
from mcrubric.rubric.extend import extended
from mcrubric.rubric.layer import Layer, read_layer
from mcrubric.rubric.load import Draft, drafted
from mcrubric.text.near import near

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of rubrics says of one."""

    id: str
    version: str
    title: str


@dataclass(frozen=True, slots=True)
class Catalog:
    """Folders of rubric files; of two with one id, that of the earlier folder is taken.

    The id is the path below the folder without `.yaml`. Further editions of a rubric lie beside
    it as `<name>@<version>.yaml`. Where none is named, the highest version is taken; given a
    day (`on`), the highest of those in effect then, if there is one.
    """

    folders: tuple[Path, ...]
    on: date | None = None

    def entries(self) -> tuple[Entry, ...]:
        """List the rubrics for use, abstract ones left out, each in the edition that is taken.

        One that cannot be read is listed as well: what is wrong with it is told to who loads it.
        """
        return tuple(self._entries())

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the rubrics for use."""
        return tuple(entry.id for entry in self.entries())

    def editions(self, rubric_id: str) -> tuple[str, ...]:
        """Return the versions of an id that are there, the highest first."""
        return tuple(version for version, _ in _by_version(self._files(rubric_id)))

    def find(self, named: str) -> Path:
        """Return the file of `id` or `id@version`.

        Raises:
            UnknownRubricError: there is none.
        """
        rubric_id, at, version = named.partition("@")
        files = self._files(rubric_id)
        found = _edition(files, version) if at else self._taken(files)
        if found is None:
            raise self._unknown(named)
        return found

    def layer(self, named: str, limits: Limits = _DEFAULT_LIMITS) -> Layer:
        """Read the one file of an id, as it is before it is merged with what it extends.

        Raises:
            UnknownRubricError: there is none.
        """
        path = self.find(named)
        layer = read_layer(path, self._below(path), limits)
        return replace(layer, mistakes=(*layer.mistakes, *_misplaced(layer, named, path)))

    def _below(self, path: Path) -> str:
        """Return a path below its folder: where that lies is the machine's business."""
        folder = next(each for each in self.folders if path.is_relative_to(each))
        return path.relative_to(folder).as_posix()

    def draft(self, named: str, limits: Limits = _DEFAULT_LIMITS) -> Draft:
        """Read a rubric, with all that it extends.

        Raises:
            UnknownRubricError: there is none.
        """
        return drafted(extended(self.layer(named, limits), lambda each: self.layer(each, limits)))

    def _entries(self) -> Iterator[Entry]:
        found = {each for folder in self.folders for each in ids_in(folder)}
        for rubric_id in sorted(each for each in found if self._files(each)):
            data = self.layer(rubric_id).data
            if not data.get("abstract"):
                yield Entry(rubric_id, data.get("version", ""), data.get("title", ""))

    def _files(self, rubric_id: str) -> tuple[Edition, ...]:
        if not is_id(rubric_id):
            return ()
        found = (_editions(rubric_id, folder) for folder in self.folders)
        return next((each for each in found if each), ())

    def _taken(self, files: tuple[Edition, ...]) -> Path | None:
        """Choose the edition for an id alone; a file without others is not opened for that."""
        if len(files) <= 1:
            return files[0].path if files else None
        ordered = [path for _, path in _by_version(files)]
        day = self.on.isoformat() if self.on else None
        current = (path for path in ordered if day is None or _in_effect(path, day))
        return next(current, ordered[0])

    def _unknown(self, named: str) -> UnknownRubricError:
        rubric_id = named.partition("@")[0]
        editions = tuple(f"{rubric_id}@{each}" for each in self.editions(rubric_id))
        known = editions or self.ids()
        return UnknownRubricError(named, known, near(named, known))


def shipped_folder() -> Path:
    """Return the folder of the rubrics that come with the package.

    In a wheel they lie inside the package; an editable install sees the checkout's.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "_shipped" / "rubrics"
    return inside if inside.is_dir() else package.parents[1] / "rubrics"


def _editions(rubric_id: str, folder: Path) -> tuple[Edition, ...]:
    """Find the files of an id, which a portfolio may name; no file is called a too long name."""
    try:
        return tuple(editions_of(rubric_id, folder))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        return ()


def _edition(files: tuple[Edition, ...], version: str) -> Path | None:
    if not is_version(version):
        return None
    wanted = numbers(version)
    return next((path for said, path in _by_version(files) if numbers(said) == wanted), None)


def _by_version(files: tuple[Edition, ...]) -> list[tuple[str, Path]]:
    """Return versions and files, the highest first; a file that names no version comes last."""
    found = [(each.version or _version_in(each.path), each.path) for each in files]
    return sorted(found, key=lambda each: numbers(each[0]), reverse=True)


def _version_in(path: Path) -> str:
    version = _data(path).get("version")
    return str(version) if is_version(version) else "0"


def _in_effect(path: Path, day: str) -> bool:
    data = _data(path)
    return bool(data.get("effective-from", day) <= day <= data.get("effective-until", day))


def _data(path: Path) -> Any:
    return read_layer(path, str(path), _DEFAULT_LIMITS).data


def _misplaced(layer: Layer, named: str, path: Path) -> Iterator[Mistake]:
    """Yield where a file says something else of itself than its name does."""
    version = path.stem.partition("@")[2]
    for key, expected in (("id", named.partition("@")[0]), ("version", version)):
        said = layer.data.get(key)
        if expected and said is not None and said != expected and (key,) not in layer.told:
            message = f"the file's name says that its {key} is {expected!r}, and it says {said!r}"
            yield Mistake(message, layer.mark((key,)))
