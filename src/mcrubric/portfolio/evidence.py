"""The self-analysis as values: entries with their ids, citations with the uploads they name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from mcrubric.locators.canonical import canonical
from mcrubric.locators.fragments import read_fragment
from mcrubric.locators.phrases import MAX_PHRASE, read_places
from mcrubric.model.locators import Locator, NotUnderstood, Quote
from mcrubric.model.portfolio import Argument, Citation, Evidence, Fault
from mcrubric.portfolio.mentions import files_named
from mcrubric.portfolio.uploads import Uploads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mcrubric.locators.names import NameMatch
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.drafts import CitedDraft, Draft

_JOINED: Final = re.compile(r"(?:[\s,;:&+]|\b(?:and|also|see|plus|or))+$", re.IGNORECASE)
_OF: Final = re.compile(r"\b(?:of|in|from)(?:\s+(?:the|our))?\s*$", re.IGNORECASE)


def evidence_of(
    part: str, drafts: Iterable[Draft], uploads: Uploads, limits: Limits
) -> tuple[tuple[Evidence, ...], tuple[Fault, ...]]:
    """Give the entries of a part their ids (CONTRACTS, section 4) and look their citations up.

    Where they cite more places than the limit, the entries before are kept, and a fault says so.
    """
    maker = _Maker(part, uploads, limits.cited_places)
    entries: list[Evidence] = []
    for position, draft in enumerate(drafts, start=1):
        entry = maker.entry(position, draft)
        if maker.full:
            args: dict[str, Argument] = {
                "path": draft.place.path or "",
                "limit": limits.cited_places,
            }
            return tuple(entries), (Fault("too-many-places", args, (entry.place,)),)
        entries.append(entry)
    return tuple(entries), ()


@dataclass(slots=True)
class _Maker:
    """Makes entries one after another, knowing which ids and details came before.

    `places` counts those read; behind `most_places` no further text is read for any.
    """

    part: str
    uploads: Uploads
    most_places: int
    places: int = 0
    ids: Counter[str] = field(default_factory=Counter)
    cited: set[str] = field(default_factory=set)
    again: Counter[str] = field(default_factory=Counter)
    served: set[str] = field(default_factory=set)

    @property
    def full(self) -> bool:
        """Whether more places were read than are let in."""
        return self.places > self.most_places

    def entry(self, position: int, draft: Draft) -> Evidence:
        entry_id = self._id(position, draft)
        certain = [each for match in draft.matches if match.certain for each in match.details]
        doubled = tuple(dict.fromkeys(each for each in certain if each in self.served))
        self.served.update(certain)
        explained = draft.explanation_place
        return Evidence(
            id=entry_id,
            part=self.part,
            position=position,
            matches=draft.matches,
            citations=tuple(self._citations(entry_id, position, draft)),
            explanation=draft.explanation,
            place=replace(draft.place, entry=position),
            explanation_place=replace(explained, entry=position) if explained else None,
            doubled=doubled,
            damaged=draft.damaged,
        )

    def _id(self, position: int, draft: Draft) -> str:
        """Name an entry after its first certain detail, its outcome's first, or its position."""
        detail = next((m.details[0] for m in draft.matches if m.certain and m.details), None)
        if detail is None:
            outcomes = (m.details[0] for m in draft.matches if m.kind == "outcome" and m.details)
            detail = next(outcomes, None)
        if detail is None:
            return f"{self.part}.entry[{position}]"
        self.ids[detail] += 1
        return detail if self.ids[detail] == 1 else f"{detail}[{self.ids[detail]}]"

    def _citations(self, entry_id: str, position: int, draft: Draft) -> Iterator[Citation]:
        for cited in takewhile(lambda _: not self.full, draft.citations):
            match = self.uploads.match(cited.named)
            at, locators = self._places(cited, match)
            self.places += len(locators)
            yield Citation(
                id=self._citation_id(entry_id, cited.named, match, locators),
                entry=entry_id,
                named=cited.named,
                at=at,
                locators=locators,
                found=match.found,
                near=match.near,
                link=match.link,
                place=replace(cited.place, entry=position),
                unsure=cited.unsure,
            )

    def _citation_id(
        self, entry_id: str, named: str, match: NameMatch, locators: tuple[Locator, ...]
    ) -> str:
        name = match.found[0] if len(match.found) == 1 else named
        places = ",".join(map(canonical, locators))
        made = f"{entry_id}/{name}@{places}" if places else f"{entry_id}/{name}"
        unused = made
        while unused in self.cited:  # an upload may be called `plan.pdf#2`
            self.again[made] += 1
            unused = f"{made}#{self.again[made] + 1}"
        self.cited.add(unused)
        return unused

    def _places(
        self, cited: CitedDraft, match: NameMatch
    ) -> tuple[tuple[str, ...], tuple[Locator, ...]]:
        """Return the places of a citation as written and as understood."""
        at = list(cited.at)
        if cited.unsure:
            return cited.at, tuple(NotUnderstood(" ".join(text.split())) for text in at)
        read = (place for text in at for place in self._read(text, cited.named, match))
        locators = list(islice(read, self.most_places + 1))
        if match.fragment and not match.link:
            at.insert(0, f"#{match.fragment}")
            locators[:0] = read_fragment(match.fragment)
        if cited.quote:
            at.append(f'"{cited.quote}"')
            locators.append(Quote(" ".join(cited.quote.split())))
        return tuple(at), tuple(locators)

    def _read(self, text: str, named: str, match: NameMatch) -> tuple[Locator, ...]:
        """Read places; from where another file is named on, they are not places in this one."""
        if "." not in text or len(text) > MAX_PHRASE or text.startswith("#"):
            return read_places(text)
        for other in files_named(text, self.uploads):
            if _is_same(other.name, named) or self.uploads.match(other.name).found == match.found:
                continue
            own = text[: other.start]
            if _OF.search(own):
                return (NotUnderstood(text.strip()),)
            return (*read_places(_JOINED.sub("", own)), NotUnderstood(text[other.start :].strip()))
        return read_places(text)


def _is_same(name: str, named: str) -> bool:
    """Tell whether two names differ in nothing but folders and case."""
    names = (each.partition("#")[0].rpartition("/")[2].casefold() for each in (name, named))
    return len(set(names)) == 1
