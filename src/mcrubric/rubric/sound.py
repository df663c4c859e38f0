"""What is wrong with a merged rubric that no single file shows: rules that yield mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from mcrubric.model.errors import Mistake
from mcrubric.rubric.layer import Data, Layer
from mcrubric.rubric.merge import targets
from mcrubric.rubric.near import near
from mcrubric.rubric.written import Spot

# Judged by the engine before everything else, whatever a rubric says.
RESERVED: Final = frozenset(("portfolio", "portfolio.readable"))
_MACHINE_ONLY: Final = ("check", "with", "severity", "when-empty")
_NEEDED: Final = {
    "outcomes": ("statement",),
    "details": ("statement",),
    "components": ("statement",),
    "parts": ("kind",),
    "prompts": ("text",),
    "asks": ("text",),
}
_ONE_OF: Final = {
    "outcomes": "outcome", "details": "detail", "components": "component", "parts": "part",
    "prompts": "question", "asks": "asked part", "requirements": "requirement",
}  # fmt: skip


def mistakes_in(layer: Layer) -> Iterator[Mistake]:
    """Yield what is wrong in a merged rubric.

    An abstract one may leave things to others, and where a file is not known, nobody knows
    what is missing.
    """
    rules = _Rules(layer)
    yield from rules.ids()
    yield from rules.requirements()
    yield from rules.source()
    yield from rules.dates()
    if not layer.data.get("abstract") and () not in layer.told:
        yield from rules.names()
        yield from rules.complete(layer.data, ())
        yield from rules.references()


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules, over one merged rubric."""

    layer: Layer

    def names(self) -> Iterator[Mistake]:
        for key in ("version", "title"):
            if key not in self.layer.data and (key,) not in self.layer.told:
                yield self._at((), f"the rubric has no {key!r}")

    def ids(self) -> Iterator[Mistake]:
        """Target ids are unique over the whole rubric, and say what they belong to."""
        seen: dict[str, Spot] = {}
        for named, at in targets(self.layer.data):
            if named in RESERVED:
                yield self._at(at, f"the id {named!r} is taken: it stands for the portfolio")
            elif named in seen:
                other = _ONE_OF[seen[named][-2]]
                yield self._at(at, f"{_said(at)} has the id of the {other} {named!r}")
            seen.setdefault(named, at)
            yield from self._qualified(at)

    def _qualified(self, at: Spot) -> Iterator[Mistake]:
        if at[-2] in ("details", "asks") and not at[-1].startswith(f"{at[-3]}."):
            holder = "its outcome" if at[-2] == "details" else "its question"
            wanted = f"{at[-3]}.{at[-1].rpartition('.')[2]}"
            yield self._at((*at, "id"), f"{_said(at)} does not begin with {holder}", wanted)

    def complete(self, data: Data, at: Spot) -> Iterator[Mistake]:
        """Each item says what it cannot do without."""
        for key, needed in _NEEDED.items():
            for item in data.get(key, ()):
                inside = (*at, key, item["id"])
                yield from self._lacking(item, inside, needed)
                yield from self.complete(item, inside)
        for item in data.get("requirements", ()):
            inside = (*at, "requirements", item["id"])
            needed = () if item.get("judge") == "assessor" else ("check", "severity")
            yield from self._lacking(item, inside, needed)

    def requirements(self) -> Iterator[Mistake]:
        for item in self.layer.data.get("requirements", ()):
            at = ("requirements", item["id"])
            if item["id"] in RESERVED:
                yield self._at((*at, "id"), f"{_said(at)} is the engine's own; leave it out")
            elif item.get("judge") == "assessor":
                yield from self._assessors(item, at)
            else:
                yield from self._machines(item, at)
            if item.get("derived") and "quote" in item:
                message = f"{_said(at)} is derived, so that the page has no words to quote for it"
                yield self._at((*at, "quote"), message)

    def _assessors(self, item: Data, at: Spot) -> Iterator[Mistake]:
        for key in _MACHINE_ONLY:
            if key in item:
                message = f"{_said(at)} is judged by the assessor, so that it has no {key!r}"
                yield self._at((*at, key), message)

    def _machines(self, item: Data, at: Spot) -> Iterator[Mistake]:
        if item.get("derived") and item.get("severity") == "error":
            message = (
                f"{_said(at)} is derived, so that it cannot be an error: "
                "nobody is turned away for what the page does not ask"
            )
            yield self._at((*at, "severity"), message, "warning")

    def references(self) -> Iterator[Mistake]:
        for key, to, listed in (("components", "outcome", "outcomes"),
                                ("requirements", "part", "parts")):  # fmt: skip
            known = [each["id"] for each in self.layer.data.get(listed, ())]
            for item in self.layer.data.get(key, ()):
                if to in item and item[to] not in known and not self._told_in(listed):
                    at = (key, item["id"])
                    message = f"{_said(at)}: there is no {to} {item[to]!r}"
                    yield self._at((*at, to), message, near(item[to], known))

    def _told_in(self, listed: str) -> bool:
        """Whether items of a list were left out because of mistakes told before."""
        return any(each[:1] == (listed,) for each in self.layer.told)

    def source(self) -> Iterator[Mistake]:
        items = self.layer.data.get("source", {}).get("not-asked", ())
        for position, item in enumerate(items):
            at = ("source", "not-asked", str(position))
            if ("lines" in item) == ("quote" in item):
                if not any(each[:3] == at for each in self.layer.told):
                    yield self._at(at, "not-asked names either 'lines' or a 'quote'")
            elif "lines" in item and _first(item["lines"]) > _last(item["lines"]):
                message = f"the lines {item['lines']} run backwards"
                yield self._at((*at, "lines"), message)

    def dates(self) -> Iterator[Mistake]:
        days = []
        for key in ("effective-from", "effective-until"):
            said = self.layer.data.get(key)
            try:
                days.append(date.fromisoformat(said) if said else None)
            except ValueError:
                days.append(None)
                yield self._at((key,), f"{key!r} is {said!r}, which no calendar has")
        if days[0] and days[1] and days[0] > days[1]:
            yield self._at(("effective-until",), "the rubric's last day is before its first")

    def _lacking(self, item: Data, at: Spot, needed: tuple[str, ...]) -> Iterator[Mistake]:
        for key in needed:
            if key not in item and (*at, key) not in self.layer.told:
                yield self._lacks(at, key)

    def _lacks(self, at: Spot, key: str) -> Mistake:
        """Say what an item lacks; the id of one that adds nothing else is perhaps a slip."""
        below = _listed(self.layer.below, at[:-1])
        if not below or at[-1] in below:
            return self._at(at, f"{_said(at)} has no {key!r}")
        message = f"{_said(at)} is new here and has no {key!r}"
        return self._at(at, message, near(at[-1], below))

    def _at(self, at: Spot, message: str, guess: str | None = None) -> Mistake:
        return Mistake(message, self.layer.mark(at), guess)


def lines_of(said: str) -> tuple[int, int]:
    """Return the first and last of `36-46`, both of them 12 for `12`."""
    first, _, last = said.partition("-")
    return int(first), int(last or first)


def _first(said: str) -> int:
    return lines_of(said)[0]


def _last(said: str) -> int:
    return lines_of(said)[1]


def _said(at: Spot) -> str:
    return f"{_ONE_OF[at[-2]]} {at[-1]!r}"


def _listed(data: Data, at: Spot) -> list[str]:
    """Return the ids of a list of items; of one that is not there, none."""
    items = [data]
    for step, named in zip(at[::2], (*at[1::2], None), strict=True):
        found = [each for item in items for each in item.get(step, ())]
        items = found if named is None else [each for each in found if each["id"] == named]
    return [each["id"] for each in items]
