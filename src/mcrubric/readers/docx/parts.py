"""The parts of a word-processor file, found by their relations."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.reading import ReadError
from mcrubric.readers.relations import relation_budget
from mcrubric.readers.xml import local_name, parse_xml, walk_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package
    from mcrubric.readers.xml import Enter, Leave, Text
    from mcrubric.readers.xml_feed import Xml

_USUAL_MAIN: Final = "word/document.xml"
_MAIN: Final = "officeDocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points; `kind` is the last word of its type, `target` a part or an address."""

    kind: str
    target: str
    external: bool


class Parts:
    """The parts of one file, whose package counts their bytes and tags.

    `paragraphs` counts those that hold something, in all parts.

    Raises:
        ReadError: there is no main part.
    """

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._names = {name.lower().replace("\\", "/"): name for name in package.names}
        self._relations: dict[str, Mapping[str, Relation]] = {}
        self.paragraphs = Budget(limits.written_blocks, "paragraphs")
        self.main = self._find_main()

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return the relations of a part by their ids; `part` is blank for the whole file."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, kind: str) -> str | None:
        """Return the part of a kind that the main part has, None if it has none."""
        return next(self.all(kind), None)

    def all(self, kind: str) -> Iterator[str]:
        """Yield the parts of a kind that the main part has."""
        for each in self.relations(self.main).values():
            if each.kind == kind and self.has(each):
                yield self._names[each.target.lower()]

    def has(self, relation: Relation) -> bool:
        """Tell whether what a relation points to is a part of the file."""
        return not relation.external and relation.target.lower() in self._names

    def xml(self, part: str) -> Iterator[bytes]:
        """Yield a part piece by piece.

        Raises:
            ReadError: it is not there, damaged, encrypted or over a limit.
        """
        return self._package.pieces(self._names.get(part.lower(), part))

    def holds(self, part: str, words: tuple[bytes, ...]) -> bool:
        """Tell whether any of some words stands anywhere in a part, which is unpacked once more.

        Raises:
            ReadError: as `xml`.
        """
        longest = max(map(len, words))
        end = b""
        for piece in self.xml(part):
            if any(word in end + piece for word in words):
                return True
            end = piece[-longest:]
        return False

    def walk(
        self,
        xml: Xml,
        starts: Mapping[str, Enter],
        ends: Mapping[str, Leave],
        text: Text | None = None,
    ) -> None:
        """Do what is to be done with the elements of a part.

        Raises:
            ReadError: it is no XML, or over a limit.
        """
        walk_xml(xml, self._limits, starts, ends, text)

    def _find_main(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == _MAIN and self.has(relation):
                return self._names[relation.target.lower()]
        if _USUAL_MAIN in self._names:
            return self._names[_USUAL_MAIN]
        raise ReadError(Problem("damaged", "the part with its text is missing"))

    def _read_relations(self, part: str) -> Mapping[str, Relation]:
        folder, name = posixpath.split(part.replace("\\", "/"))
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Relation] = {}
        budget = relation_budget(self._limits)

        def start(name: str, attributes: Mapping[str, str]) -> None:
            if local_name(name) == "Relationship":
                budget.spend()
                found[attributes.get("Id", "")] = _relation(folder, attributes)

        if path.lower() in self._names:
            parse_xml(self.xml(path), self._limits, start=start)
        return found


def _relation(folder: str, attributes: Mapping[str, str]) -> Relation:
    kind = attributes.get("Type", "").rpartition("/")[2]
    target = attributes.get("Target", "")
    if attributes.get("TargetMode", "").lower() == "external":
        return Relation(kind, target, external=True)
    path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(kind, path, external=False)
