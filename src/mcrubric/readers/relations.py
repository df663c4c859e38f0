"""The relations between the parts of an Open XML package: which part belongs to which."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.readers.budget import Budget
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package

_RELATION_ID: Final = "/relationships id"  # of the transitional and of the strict namespace
_MAIN: Final = "officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as ECMA-376 part 2, 8.3 says: `kind` is the last word of its type.

    `target` is the name of a part, or as written if it is `external`: such are never followed.
    """

    kind: str
    target: str
    external: bool = False


def relations_of(package: Package, part: str, limits: Limits) -> Mapping[str, Relation]:
    """Return the relations of a part by their ids, none if it has none; "" is the whole package.

    Raises:
        ReadError: they cannot be read.
    """
    folder, name = posixpath.split(part.replace("\\", "/"))
    listed = package.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, Relation] = {}
    budget = relation_budget(limits)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) == "Relationship":
            budget.spend()
            found.setdefault(attributes.get("Id", ""), _relation(package, folder, attributes))

    if listed is not None:
        parse_xml(package.pieces(listed), limits, start=start)
    return found


def relation_budget(limits: Limits) -> Budget:
    """Return how many relations a part may have."""
    return Budget(limits.markup_marks, "relations of one part")


def _relation(package: Package, folder: str, attributes: Mapping[str, str]) -> Relation:
    kind = attributes.get("Type", "").rpartition("/")[2]
    target = attributes.get("Target", "")
    if attributes.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    inside = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
    return Relation(kind, package.find(inside) or inside)


def related(relations: Mapping[str, Relation], package: Package, *kinds: str) -> Iterator[str]:
    """Yield the parts that are there and stand in a relation of these kinds, each once."""
    targets = (
        each.target
        for each in relations.values()
        if each.kind in kinds and not each.external and each.target in package.names
    )
    yield from dict.fromkeys(targets)


def main_part(package: Package, usual: str, limits: Limits) -> str:
    """Return the part that a package is about; `usual` is its name where nothing says another.

    Raises:
        ReadError: the relations cannot be read.
    """
    main = next(related(relations_of(package, "", limits), package, _MAIN), usual)
    return package.find(main) or main


def relation_id(attributes: Mapping[str, str]) -> str | None:
    """Return the id of the relation that an element names."""
    return next((each for key, each in attributes.items() if key.endswith(_RELATION_ID)), None)
