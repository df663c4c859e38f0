"""Merged data into a Rubric."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mcrubric.model.rubric import (
    Ask,
    Component,
    Detail,
    NotAsked,
    Outcome,
    PartOutline,
    Prompt,
    Requirement,
    Rubric,
    Source,
    Terms,
)
from mcrubric.rubric.dump import dump
from mcrubric.rubric.layer import UNNAMED, Data
from mcrubric.rubric.sound import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.examples import SideFile
    from mcrubric.model.marks import Mark
    from mcrubric.rubric.written import Spot


def built(data: Data, marks: Mapping[Spot, Mark], side_files: tuple[SideFile, ...] = ()) -> Rubric:
    """Make the Rubric of merged data.

    Data with mistakes gives as much as is sound: what is missing is empty, and a requirement
    of the machine that names no check is left out.
    """
    rubric = Rubric(
        id=data.get("id", UNNAMED),
        version=data.get("version", ""),
        title=data.get("title", ""),
        abstract=data.get("abstract", False),
        effective_from=data.get("effective-from"),
        effective_until=data.get("effective-until"),
        aliases=tuple(data.get("aliases", ())),
        source=_source(data.get("source", {})),
        outcomes=tuple(_outcome(each) for each in data.get("outcomes", ())),
        components=tuple(_component(each) for each in data.get("components", ())),
        parts=tuple(_part(each) for each in data.get("parts", ())),
        requirements=tuple(
            _requirement(each) for each in data.get("requirements", ()) if _has_judge(each)
        ),
        overlays=tuple(data.get("overlays", ())),
        side_files=side_files,
        marks=marks,
    )
    return replace(rubric, sha256=digest(rubric))


def digest(rubric: Rubric) -> str:
    """Return the SHA-256 of the rubric as canonical JSON: sorted keys, no spaces, UTF-8.

    Beside the rubric's own data it holds the SHA-256 of each side file, if there are any.
    """
    said = dump(rubric)
    if rubric.side_files:
        digests = [hashlib.sha256(each.content).hexdigest() for each in rubric.side_files]
        said = {**said, "side-files": digests}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _terms(data: Data) -> Terms:
    said = data.get("terms", {})
    return Terms(strong=tuple(said.get("strong", ())), weak=tuple(said.get("weak", ())))


def _outcome(data: Data) -> Outcome:
    return Outcome(
        id=data["id"],
        statement=data.get("statement", ""),
        details=tuple(_detail(each) for each in data.get("details", ())),
    )


def _detail(data: Data) -> Detail:
    return Detail(
        id=data["id"],
        statement=data.get("statement", ""),
        derived=data.get("derived", False),
        aliases=tuple(data.get("aliases", ())),
        terms=_terms(data),
    )


def _component(data: Data) -> Component:
    return Component(
        id=data["id"],
        statement=data.get("statement", ""),
        outcome=data.get("outcome"),
        label=data.get("label", ""),
        aliases=tuple(data.get("aliases", ())),
        terms=_terms(data),
    )


def _part(data: Data) -> PartOutline:
    return PartOutline(
        id=data["id"],
        kind=data.get("kind", "document"),
        label=data.get("label", data["id"]),
        aliases=tuple(data.get("aliases", ())),
        prompts=tuple(_prompt(each) for each in data.get("prompts", ())),
    )


def _prompt(data: Data) -> Prompt:
    return Prompt(
        id=data["id"],
        text=data.get("text", ""),
        asks=tuple(_ask(each) for each in data.get("asks", ())),
        terms=_terms(data),
    )


def _ask(data: Data) -> Ask:
    return Ask(
        id=data["id"],
        label=data.get("label", data.get("text", "")),
        text=data.get("text", ""),
        any_of=tuple(data.get("any-of", ())),
        terms=_terms(data),
    )


def _has_judge(data: Data) -> bool:
    return data.get("judge") == "assessor" or "check" in data


def _requirement(data: Data) -> Requirement:
    said: dict[str, Any] = {
        "id": data["id"], "quote": data.get("quote", ""), "part": data.get("part"),
        "label": data.get("label", ""), "derived": data.get("derived", False),
    }  # fmt: skip
    if data.get("judge") == "assessor":
        return Requirement(**said, judge="assessor")
    return Requirement(
        **said,
        check=data["check"],
        settings=data.get("with", {}),
        severity=data.get("severity", "note"),
        when_empty=data.get("when-empty", "open"),
    )


def _source(data: Data) -> Source:
    return Source(
        title=data.get("title", ""),
        sha256=data.get("sha256", ""),
        not_asked=tuple(_not_asked(each) for each in data.get("not-asked", ())),
    )


def _not_asked(data: Data) -> NotAsked:
    lines = lines_of(data["lines"]) if "lines" in data else None
    return NotAsked(why=data["why"], lines=lines, quote=data.get("quote"))
