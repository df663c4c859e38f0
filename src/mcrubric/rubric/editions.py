"""The files of one rubric id, and the order of their versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIX: Final = ".yaml"
# As in the published schema; never a path, for it holds neither dots nor backslashes.
_ID: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_VERSION: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}")


@dataclass(frozen=True, slots=True)
class Edition:
    """One file of a rubric id; `version` is None where only the file itself says it."""

    path: Path
    version: str | None = None


def is_id(text: str) -> bool:
    """Whether a text can be a rubric's id."""
    return _ID.fullmatch(text) is not None


def is_version(text: Any) -> bool:
    """Whether something can be a rubric's version."""
    return isinstance(text, str) and _VERSION.fullmatch(text) is not None


def numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers for comparing, so that 1.0 and 1.0.0 are the same."""
    found = [int(each) for each in version.split(".")]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def editions_of(rubric_id: str, folder: Path) -> Iterator[Edition]:
    """Find the files of an id in a folder of rubrics, without opening any."""
    path = folder.joinpath(*rubric_id.split("/"))
    alone = path.with_name(f"{path.name}{SUFFIX}")
    if alone.is_file():
        yield Edition(alone)
    for beside in sorted(path.parent.glob(f"{path.name}@*{SUFFIX}")):
        version = beside.name.removesuffix(SUFFIX).partition("@")[2]
        if is_version(version):
            yield Edition(beside, version)


def ids_in(folder: Path) -> Iterator[str]:
    """Find the ids in a folder of rubrics, without opening any file; one may come twice."""
    for path in folder.rglob(f"*{SUFFIX}"):
        named = path.relative_to(folder).as_posix().removesuffix(SUFFIX).partition("@")[0]
        if is_id(named):
            yield named
