"""What a candidate wrote for a detail, matched to the rubric's details."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mcrubric.model.portfolio import DetailMatch
from mcrubric.model.rubric import Outcome, Rubric
from mcrubric.portfolio.loosely import loose, unique
from mcrubric.portfolio.numbered import behind_outcome, detail_numbered
from mcrubric.text.near import nearest

_TOKEN: Final = re.compile(r"[^\s,;:()\[\]&/|]+")
LONGEST: Final = 500
"""Code points: twenty ids side by side are 400 long; what is longer is prose."""
_EDGES: Final = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBERED: Final = re.compile(r"(?:(?:essential )?outcome|eo) (\d{1,3})")
_LIST: Final = re.compile(r"\s*(?:[,;/&\n]\s*(?:and\b)?|\band\b)\s*", re.IGNORECASE)
_LEADING: Final = re.compile(
    r"^(?:detail(?:\s+\d{1,3}(?:\.\d{1,3})*|\s+[a-z](?=[.):]))?\s*(?:[:.)\-\u2013\u2014]\s*|\s+)"
    r"|\(?\d{1,3}(?:\.\d{1,3})*(?:[.):]\s*|\s+)|\(?[a-z][.)]\s+|[:\-\u2013\u2014]\s*)+",
    re.IGNORECASE,
)
"""A number that a writer set before a heading: `1.`, `1.2`, `a)`, `Detail 1:`."""
_SHORTEST: Final = 4
"""Letters: a shorter word of a detail stands in many a heading that is not about it."""
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True)
class Matcher:
    """The details and outcomes of a rubric by all that they can be called.

    `ids` and `outcomes` are by id in loose form, `words` by statement and aliases in loose form.
    """

    ids: Mapping[str, str]
    outcomes: Mapping[str, Outcome]
    words: Mapping[str, tuple[str, ...]]
    owner: Mapping[str, str]
    order: tuple[Outcome, ...]

    def match(self, text: str, within: str | None = None) -> tuple[DetailMatch, ...]:
        """Return what a text names: one thing as a whole, or several ids in it.

        `within` is the outcome under whose heading it stands. A text that names nothing is
        `unknown`, a blank one `missing`.
        """
        named = " ".join(text.split())
        if not named:
            return (DetailMatch("", "missing"),)
        whole = self._whole(named, within)
        if whole is not None:
            return (whole,)
        listed = tuple(dict.fromkeys(self._listed(named))) or self._words_listed(named, within)
        if listed:
            return listed
        guess = self._held(named, within) or self._numbered(named, within) or self._near(named)
        return (guess or DetailMatch(named, "unknown"),)

    def is_whole(self, text: str) -> bool:
        """Tell whether a text is an id, an outcome, or the words of a detail, and nothing else."""
        return self._whole(" ".join(text.split()), None) is not None

    def outcome(self, text: str) -> str | None:
        """Return the outcome that a heading is about, None if it names none or several."""
        named = " ".join(text.split())
        whole = self._outcome(named)
        if whole:
            return whole.id
        tokens = {loose(token) for token in _TOKEN.findall(named[:LONGEST])}
        found = {self.outcomes[token].id for token in tokens if token in self.outcomes}
        first = behind_outcome(named, self.order)
        if first and not found:
            return first[0].id
        return found.pop() if len(found) == 1 else None

    def _whole(self, named: str, within: str | None) -> DetailMatch | None:
        if detail := self._id(named):
            return DetailMatch(named, "id", (detail,))
        key = loose(named)
        outcome = self._outcome(named)
        if outcome:
            return DetailMatch(named, "outcome", tuple(each.id for each in outcome.details))
        bare = loose(_LEADING.sub("", named))
        details = self.words.get(key) or self.words.get(bare)
        if details:
            return self._by_words(named, details, within)
        first = behind_outcome(named, self.order)
        details = self.words.get(loose(first[1])) if first else None
        return self._by_words(named, details, first[0].id) if first and details else None

    def _outcome(self, named: str) -> Outcome | None:
        key = loose(named)
        number = _NUMBERED.fullmatch(key.replace(".", " "))
        if number and 1 <= int(number[1]) <= len(self.order):
            return self.order[int(number[1]) - 1]
        return self.outcomes.get(key)

    def _by_words(self, named: str, details: tuple[str, ...], within: str | None) -> DetailMatch:
        """Words that two outcomes share are decided by the heading that they stand under."""
        here = tuple(each for each in details if within in (None, self.owner[each]))
        if len(here) == 1:
            return DetailMatch(named, "words", here)
        return DetailMatch(named, "ambiguous", here or details)

    def _listed(self, named: str) -> Iterator[DetailMatch]:
        """Find ids among other words, such as `EO4.strategies and EO4.evaluation`."""
        for token in _TOKEN.findall(named[:LONGEST]):
            written = _EDGES.sub("", token)
            if detail := self._id(written):
                yield DetailMatch(written, "id", (detail,))
            elif "." in written and (near := nearest(written, self.owner)):
                yield DetailMatch(written, "spelling", (near,))

    def _words_listed(self, named: str, within: str | None) -> tuple[DetailMatch, ...]:
        """Read a list in which every item is a detail in its words: `Strategies and evaluation`."""
        items = list(filter(None, _LIST.split(named))) if len(named) <= LONGEST else []
        found = [self.words.get(loose(_LEADING.sub("", each))) for each in items]
        if len(items) < _SEVERAL or not all(found):
            return ()
        matches = (
            self._by_words(item, details, within)
            for item, details in zip(items, found, strict=True)
            if details
        )
        return tuple(dict.fromkeys(matches))

    def _numbered(self, named: str, within: str | None) -> DetailMatch | None:
        """Return the detail whose number in the rubric's order is written: a guess."""
        detail = detail_numbered(named, self.order, within)
        return DetailMatch(named, "number", (detail,)) if detail else None

    def _held(self, named: str, within: str | None) -> DetailMatch | None:
        """Return the one detail of an outcome whose words stand among others: a guess."""
        heading = f".{loose(_LEADING.sub('', named[:LONGEST]))}."
        held = {
            words: details
            for words, details in self.words.items()
            if len(words) >= _SHORTEST and f".{words}." in heading
        }
        longest = [
            words for words in held
            if not any(words != more and f".{words}." in f".{more}." for more in held)
        ]  # fmt: skip
        found = {
            detail
            for words in longest
            for detail in held[words]
            if within in {None, self.owner[detail]}
        }
        return DetailMatch(named, "spelling", (found.pop(),)) if len(found) == 1 else None

    def _near(self, named: str) -> DetailMatch | None:
        """Return the one detail whose id or words were perhaps meant."""
        key = loose(named)
        if near := nearest(key, self.ids):
            return DetailMatch(named, "spelling", (self.ids[near],))
        near = nearest(key, self.words)
        details = self.words[near] if near else ()
        return DetailMatch(named, "spelling", details) if len(details) == 1 else None

    def _id(self, written: str) -> str | None:
        return written if written in self.owner else self.ids.get(loose(written))


def matcher_of(rubric: Rubric) -> Matcher:
    """Index a rubric's details; a loose form that two ids share stands for neither."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for detail in rubric.details:
        for said in (detail.statement, *detail.aliases):
            if detail.id not in words[loose(said)]:
                words[loose(said)].append(detail.id)
    ids = unique({detail.id: loose(detail.id) for detail in rubric.details})
    named = unique({each.id: loose(each.id) for each in rubric.outcomes})
    stated = unique({each.id: loose(each.statement) for each in rubric.outcomes})
    both = unique({each.id: loose(f"{each.id} {each.statement}") for each in rubric.outcomes})
    by_id = {each.id: each for each in rubric.outcomes}
    return Matcher(
        ids=ids,
        outcomes={key: by_id[each] for key, each in {**both, **stated, **named}.items()},
        words={key: tuple(details) for key, details in words.items() if key},
        owner={detail.id: each.id for each in rubric.outcomes for detail in each.details},
        order=rubric.outcomes,
    )
