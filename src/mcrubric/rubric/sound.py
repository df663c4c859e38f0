"""What is wrong with a merged rubric that the shape of a file does not show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcrubric.rubric.complete import about_lacking, about_references
from mcrubric.rubric.items import targets
from mcrubric.rubric.judging import RESERVED, about_judging
from mcrubric.rubric.telling import kind_of, said, told_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.errors import Mistake
    from mcrubric.rubric.layer import Layer
    from mcrubric.rubric.written import Spot


def mistakes_in(layer: Layer) -> Iterator[Mistake]:
    """Yield what is wrong in a merged rubric.

    An abstract one may leave things to others, and where a file is not known, nobody knows
    what is missing.
    """
    yield from _about_ids(layer)
    yield from about_judging(layer)
    yield from _about_source(layer)
    yield from _about_dates(layer)
    if not layer.data.get("abstract") and () not in layer.told:
        yield from about_lacking(layer)
        yield from about_references(layer)


def lines_of(written: str) -> tuple[int, int]:
    """Return the first and last of `36-46`, both of them 12 for `12`."""
    first, _, last = written.partition("-")
    return int(first), int(last or first)


def _about_ids(layer: Layer) -> Iterator[Mistake]:
    """Target ids are unique over the whole rubric, and say what they belong to."""
    seen: dict[str, Spot] = {}
    for named, at in targets(layer.data):
        if named in RESERVED:
            yield told_at(layer, at, f"the id {named!r} is taken: it stands for the portfolio")
        elif named in seen:
            message = f"{said(at)} has the id of another target, the {kind_of(seen[named])}"
            yield told_at(layer, at, f"{message} {named!r}")
        seen.setdefault(named, at)
        if at[-2] in ("details", "asks") and not at[-1].startswith(f"{at[-3]}."):
            holder = "outcome's" if at[-2] == "details" else "question's"
            message = f"the id of {said(at)} does not begin with its {holder}"
            yield told_at(layer, (*at, "id"), message, f"{at[-3]}.{at[-1].rpartition('.')[2]}")


def _about_source(layer: Layer) -> Iterator[Mistake]:
    if any(each[:2] == ("source", "not-asked") for each in layer.told):
        return  # what is left is no longer where it was
    for position, item in enumerate(layer.data.get("source", {}).get("not-asked", ())):
        at = ("source", "not-asked", str(position))
        if ("lines" in item) == ("quote" in item):
            yield told_at(layer, at, "what is not asked is named by 'lines' or by a 'quote'")
        elif "lines" in item:
            first, last = lines_of(item["lines"])
            if first > last:
                message = f"the lines {item['lines']} run backwards"
                yield told_at(layer, (*at, "lines"), message, f"{last}-{first}")


def _about_dates(layer: Layer) -> Iterator[Mistake]:
    days: list[date] = []
    for key in ("effective-from", "effective-until"):
        written = layer.data.get(key)
        try:
            days += [date.fromisoformat(written)] if written else []
        except ValueError:
            yield told_at(layer, (key,), f"{key!r} is {written!r}, which no calendar has")
    if days != sorted(days):
        yield told_at(layer, ("effective-until",), "the rubric's last day is before its first")
