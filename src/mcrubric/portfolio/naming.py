"""Whether a hand-in and its rubric name the same things: the rubric itself, and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.model.portfolio import Argument, Fault
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.places import Place
    from mcrubric.model.rubric import Rubric
    from mcrubric.portfolio.contents import Contents
    from mcrubric.portfolio.manifest import Manifest


def rubric_named(contents: Contents, manifest: Manifest) -> str | None:
    """Return the rubric that a hand-in names; what a mapping says itself comes first."""
    return (contents.handed_in.rubric if contents.handed_in else None) or manifest.rubric


def naming_faults(contents: Contents, manifest: Manifest, rubric: Rubric) -> Iterator[Fault]:
    """Tell a rubric other than the one that is used, and parts that it does not have."""
    named = rubric_named(contents, manifest)
    if named not in (None, rubric.id, f"{rubric.id}@{rubric.version}"):
        places = (manifest.rubric_place,) if named == manifest.rubric else ()
        yield Fault("other-rubric", {"named": str(named), "used": rubric.id}, places)
    ids = [each.id for each in rubric.parts]
    for part, files in manifest.parts.items():
        if part not in ids:
            yield _unknown_part(part, ids, (files.place,))
    for part in _handed_in_parts(contents):
        if part not in ids:
            yield _unknown_part(part, ids, ())


def _handed_in_parts(contents: Contents) -> list[str]:
    handed_in = contents.handed_in
    return sorted({*handed_in.documents, *handed_in.unread}) if handed_in else []


def _unknown_part(part: str, ids: list[str], places: tuple[Place, ...]) -> Fault:
    args: dict[str, Argument] = {
        "part": part,
        "guess": nearest(part, ids) or "",
        "parts": tuple(ids),
    }
    return Fault("unknown-part", args, places)
