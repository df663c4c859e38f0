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
    yield from _shared_files(manifest, ids)


def _shared_files(manifest: Manifest, ids: list[str]) -> Iterator[Fault]:
    """Tell a file that is named for two parts: each part is asked for by itself."""
    first: dict[str, str] = {}
    for part, named in manifest.parts.items():
        for path, place in named.files if part in ids else ():
            other = first.setdefault(path, part)
            if other != part:
                args: dict[str, Argument] = {"path": path, "parts": (other, part)}
                yield Fault("part-file-shared", args, (place,))


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
