"""Facts of presentations: how many slides a PPTX file has."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package

_OPEN_XML: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_PRESENTATION: Final = "ppt/presentation.xml"
_RELATIONS: Final = "ppt/_rels/presentation.xml.rels"
_BASE: Final = "ppt"
_SLIDE_TYPE: Final = "/slide"
_RELATION_ID: Final = "/relationships id"  # of the transitional and of the strict namespace


def read_slides(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Count the slides that the presentation lists and that are there; hidden ones count too.

    Raises:
        ReadError: the file cannot be read.
    """
    from mcrubric.readers.packages import open_package  # `zipfile` takes 10 ms to import

    if not request.media_type.startswith(_OPEN_XML):
        raise ReadError(Problem("no-reader", "only PPTX presentations can be looked into"))
    with open_package(stream, limits) as package:
        targets = _targets(package, limits)
        listed = _listed(package, limits)
    slides = {targets[each] for each in listed if each in targets} & package.names
    return Facts(medium=request.medium, media_type=request.media_type, slides=len(slides))


def _targets(package: Package, limits: Limits) -> Mapping[str, str]:
    """Return the slides' parts by the ids of their relations."""
    targets: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) == "Relationship" and attributes.get("Type", "").endswith(_SLIDE_TYPE):
            target = posixpath.join(f"/{_BASE}", attributes.get("Target", ""))
            targets[attributes.get("Id", "")] = posixpath.normpath(target).lstrip("/")

    if _RELATIONS in package.names:
        parse_xml(package.part(_RELATIONS), limits, start=start)
    return targets


def _listed(package: Package, limits: Limits) -> frozenset[str]:
    """Return the ids of the relations that the list of slides names."""
    listed: set[str] = set()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local_name(name) == "sldId":
            listed.update(value for key, value in attributes.items() if key.endswith(_RELATION_ID))

    parse_xml(package.part(_PRESENTATION), limits, start=start)
    return frozenset(listed)


SLIDES: Final = FactReader("slides", ("slides",), read_slides)
