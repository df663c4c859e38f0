"""Active content of Open XML files (ECMA-376): what their parts are, and what relations say."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.open_xml_fields import look_into_fields
from mcrubric.readers.active.targets import taken_in, template
from mcrubric.readers.relations import relations_of
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import ActiveKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally
    from mcrubric.readers.packages import Package
    from mcrubric.readers.relations import Relation

_TYPES: Final = "[Content_Types].xml"
_MACRO_PART: Final = "vbaproject.bin"
# Projects of Visual Basic, and the sheets of macros that Excel had before it (MS-OFFMACRO2 2.2).
_MACRO_TYPES: Final = ("vbaproject", "macrosheet")
_RELATIONS: Final = "_rels"
_ENDING: Final = ".rels"
_CHARTS: Final = "/charts/"  # behind each lies the workbook with its figures
_CONNECTIONS: Final = "xl/connections.xml"
_OWN_DATA: Final = "ThisWorkbookDataModel"
_LINKS: Final = "xl/externallinks/"
_BINARY: Final = ".bin"

# By the last word of a relation's type, which the transitional and the strict form share.
_TAKEN_IN: Final = frozenset(("oleObject", "frame", "subDocument"))
_EXTERNAL: Final[Mapping[str, ActiveKind]] = {
    "image": "linked-picture",
    "video": "linked-file",
    "audio": "linked-file",
    "media": "linked-file",
    "package": "linked-file",
    "mailMergeSource": "linked-file",
    "mailMergeHeaderSource": "linked-file",
    # Workbooks keep the values of other workbooks, and ask before they fetch them anew.
    "externalLinkPath": "linked-file",
    "xlPathMissing": "linked-file",
    "xlStartup": "linked-file",
    "xlAlternateStartup": "linked-file",
    "xlLibrary": "linked-file",
}
_INTERNAL: Final[Mapping[str, ActiveKind]] = {
    "oleObject": "embedded-object",
    "package": "embedded-object",
    "control": "controls",
    "extensibility": "controls",
    "webextension": "controls",
}
_OTHER_FILE: Final = "aFChunk"


def look_into_open_xml(package: Package, limits: Limits, tally: Tally) -> None:
    """Find what a file holds or takes in; links that somebody must click are ordinary.

    Raises:
        ReadError: the file is over a limit; what is damaged alone is left out and told.
    """
    for part in sorted(_macros(package, limits)):
        with tally.whole_or_left():
            _macro_part(package, part, limits, tally)
    for name in sorted(package.names):
        if name.lower().endswith(_ENDING):
            with tally.whole_or_left():
                _relations(package, name, limits, tally)
    with tally.whole_or_left():
        _data(package, limits, tally)
    look_into_fields(package, limits, tally)


def _macro_part(package: Package, name: str, limits: Limits, tally: Tally) -> None:
    if name.lower().endswith(_BINARY):
        from mcrubric.readers.active.old_office import look_into_macro_part

        look_into_macro_part(package.part(name), limits, tally)
    else:
        tally.add("macros")  # a sheet of macros


def _macros(package: Package, limits: Limits) -> set[str]:
    """Return the parts that are macros, by their names or by what they are said to be."""
    found = {each for each in package.names if each.lower().endswith(_MACRO_PART)}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        part = attributes.get("PartName", "").lstrip("/")
        kind = attributes.get("ContentType", "").lower()
        if local_name(name) == "Override" and any(each in kind for each in _MACRO_TYPES):
            found.update(each for each in (package.find(part),) if each)

    if listed := package.find(_TYPES):
        parse_xml(package.pieces(listed), limits, start=start)
    return found


def _relations(package: Package, name: str, limits: Limits, tally: Tally) -> None:
    folder, file = posixpath.split(name.replace("\\", "/"))
    above, inner = posixpath.split(folder)
    if inner.lower() != _RELATIONS:
        return
    part = posixpath.join(above, file[: -len(_ENDING)])
    found: set[tuple[ActiveKind, str]] = set()
    for relation in relations_of(package, part, limits).values():
        if relation.kind == _OTHER_FILE:
            tally.leave("no-reader")
        elif kind := _kind_of(relation, part):
            found.add((kind, relation.target))  # a film has two relations to one file
    for kind, _ in found:
        tally.add(kind)


def _kind_of(relation: Relation, part: str) -> ActiveKind | None:
    of_chart = _CHARTS in f"/{part.lower()}"
    if not relation.external:
        behind = of_chart and relation.kind == "package"
        return None if behind else _INTERNAL.get(relation.kind)
    if relation.kind == "attachedTemplate":
        return template(relation.target)
    if relation.kind in _TAKEN_IN:
        # A chart that was pasted keeps its figures, and asks before it fetches them anew.
        return "linked-file" if of_chart else taken_in(relation.target)
    return _EXTERNAL.get(relation.kind)


def _data(package: Package, limits: Limits, tally: Tally) -> None:
    """Look at what a workbook takes its figures from: databases, and programs that run (DDE)."""

    def start(name: str, attributes: Mapping[str, str]) -> None:
        local = local_name(name)
        if local == "ddeLink":
            tally.add("dde")
        elif local == "connection" and attributes.get("name") != _OWN_DATA:
            tally.add("linked-file")

    for name in sorted(package.names):
        plain = name.replace("\\", "/").lower()
        if plain.startswith(_LINKS) and plain.endswith(_BINARY):
            tally.leave("no-reader")
        elif plain == _CONNECTIONS or (plain.startswith(_LINKS) and not plain.endswith(_ENDING)):
            parse_xml(package.pieces(name), limits, start=start)
