"""Where a result is: files by percent-encoded names, lines and columns, and the target's id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from mcrubric.escaping.characters import valid
from mcrubric.escaping.html import artifact_link
from mcrubric.formats.outline.told import told_of
from mcrubric.model.formats import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.formats.outline.told import Told
    from mcrubric.model.places import Place
    from mcrubric.model.report import Report

BASE: Final = "%SRCROOT%"
"""The root of the repository, by the name that code scanning knows."""

MANIFEST: Final = "portfolio.yaml"
INSIDE: Final = ("page", "seconds", "entry")
"""Fields of a place for which SARIF has no word."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a run, and where that is which has no place of its own.

    GitHub refuses a whole upload for one result without a file, so each result has one: the file
    that it is about, else that of its part (`of_parts`), else `otherwise`.
    """

    look: Look
    known: Mapping[str, int]
    of_parts: Mapping[str | None, str]
    otherwise: str

    def locations(self, told: Told) -> list[dict[str, Any]]:
        """Return the locations of a result: at least one, and first those in a file."""
        logical = {"logicalLocations": [{"fullyQualifiedName": told.target}]}
        made = [{**self._location(each), **logical} for each in told.places]
        made.sort(key=lambda each: "physicalLocation" not in each)
        if made and "physicalLocation" in made[0]:
            return made
        where = {"artifactLocation": self.artifact(self._instead(told))}
        return [{"physicalLocation": where, **(made[0] if made else logical)}, *made[1:]]

    def artifact(self, path: str) -> dict[str, Any]:
        """Return where a file is, by its name and by its number in the list of files."""
        made = {"uri": uri_of(self.look.path(path)), "uriBaseId": BASE}
        return {**made, "index": self.known[path]} if path in self.known else made

    def _instead(self, told: Told) -> str:
        if told.target in self.known:
            return told.target
        return self.of_parts.get(told.result.part, self.otherwise)

    def _location(self, place: Place) -> dict[str, Any]:
        made: dict[str, Any] = {}
        if place.path:
            where = {"artifactLocation": self.artifact(place.path), **_region(place)}
            made["physicalLocation"] = where
        given = {name: getattr(place, name) for name in INSIDE}
        inside = {name: value for name, value in given.items() if value is not None}
        return {**made, "properties": inside} if inside else made


def places_of(report: Report, look: Look) -> Places:
    """Return the files of a report; those that it tells of have a number."""
    paths = dict.fromkeys(path for path in report.portfolio.paths or () if path)
    known = {path: number for number, path in enumerate(paths)}
    first = MANIFEST if MANIFEST in known else next(iter(known), MANIFEST)
    return Places(look, known, dict(_parts(report)), first)


def _parts(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the parts whose file is known: a place of what is said of a part as a whole."""
    seen: set[str] = set()
    for result in report.results:
        part = result.part
        if part is None or part in seen:
            continue
        whole = (each for each in told_of(result) if each.target == part)
        path = _first_path(place for each in whole for place in each.places)
        if path:
            seen.add(part)
            yield part, path


def _first_path(places: Iterable[Place]) -> str | None:
    return next((place.path for place in places if place.path), None)


def _region(place: Place) -> dict[str, Any]:
    """Return the region of a place that has a line; `start` and `end` count in another text."""
    if place.line is None or place.line < 1:
        return {}
    region = {"startLine": place.line}
    if place.column is not None and place.column >= 1:
        region["startColumn"] = place.column
    return {"region": region}


def uri_of(path: str) -> str:
    """Return a relative reference (RFC 3986), percent-encoded, which leads out of nothing.

    What no file of a portfolio is called (`../x`, `/x`) is encoded as if it were one name.
    """
    linked = artifact_link(path)
    if linked is not None:
        return linked
    try:
        whole = quote(path, safe="", errors="surrogateescape")
    except UnicodeEncodeError:
        whole = quote(valid(path), safe="")
    return whole.replace(".", "%2E")
