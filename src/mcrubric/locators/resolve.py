"""What a citation comes to: its places looked up in what is known of the artifact."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mcrubric.locators.answers import Answer
from mcrubric.locators.called import as_called
from mcrubric.locators.lexer import tokens_of
from mcrubric.locators.lookup import look_up
from mcrubric.locators.nameless import is_nameless
from mcrubric.locators.nearness import words_of
from mcrubric.locators.search import Search, search_of
from mcrubric.locators.spoken import spoken
from mcrubric.locators.whole import look_up_whole
from mcrubric.model.artifacts import PROVEN
from mcrubric.model.locators import (
    Locator,
    NotUnderstood,
    PlaceResolution,
    Quote,
    Resolution,
    ResolutionState,
    Whole,
)  # fmt: skip
from mcrubric.model.own_words import OwnWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.locators.passages import Passages
    from mcrubric.model.artifacts import Artifact, Problem, ProblemKind
    from mcrubric.model.portfolio import Citation

WHOLE_UP_TO: Final = 1
"""Pages or slides: on a single one there is nowhere else to look."""

WORST_FIRST: Final[tuple[ResolutionState, ...]] = (
    # There is no file to look in.
    "artifact-missing", "artifact-ambiguous",
    # Proven: the place is not there. First the one that says most exactly what to do.
    "out-of-range", "kind-mismatch", "empty-place", "not-specific",
    # Not looked up: the file's fault first, then where we stopped.
    "unreadable", "crash", "timeout", "limit", "no-reader",
    # A person reads what we could not.
    "not-understood",
    # Given, and not proven wrong; a person may look.
    "quote-not-found", "label-differs", "unverifiable",
    "resolved",
)  # fmt: skip
"""In the order of the outcomes that they lead to: fail, open, review, pass."""

_STATES: Final[Mapping[ProblemKind, ResolutionState]] = MappingProxyType({
    **dict.fromkeys(PROVEN, "unreadable"),
    "limit": "limit", "timeout": "timeout", "no-reader": "no-reader", "crash": "crash",
    "refused": "unreadable", "scanned": "unreadable",
})  # fmt: skip


def resolve(
    citation: Citation,
    artifact: Artifact | None,
    *,
    whole_up_to: int,
    passages: Passages | None = None,
) -> Resolution:
    """Look a citation's places up; `artifact` is the one that `citation.artifact` names.

    `passages` is the artifact's text, for callers who look up many citations of it.

    The state is the worst of `places` (`WORST_FIRST`). They are the citation's locators without
    those that need no answer: a `Whole` or the file's own name beside another place; words without
    a number beside an understood place, for they are a remark; words that were not understood
    about a file so short that it needs no place.
    `whole_up_to` is how many pages or slides such a file may have.
    """
    if citation.link or len(citation.found) != 1 or artifact is None:
        return _no_artifact(citation)
    facts = artifact.facts
    if facts is None:
        return _all(citation, "unverifiable")
    if facts.problem is not None and facts.problem.kind in PROVEN:
        detail = facts.problem.detail
        return _all(
            citation, _STATES[facts.problem.kind], detail if artifact.given else _own(detail)
        )
    whole = _stopped(look_up_whole(facts, whole_up_to), facts.problem)
    needed = whole.state != "resolved"
    said = tuple(as_called(each, facts) for each in citation.locators)
    counting = _counting(_without_name(said, artifact.path), needed=needed)
    search = search_of(facts, passages, counting)
    told = facts.problem.detail if facts.problem and artifact.given else None
    places = tuple(_resolved(each, search, whole, told) for each in counting)
    if not places:
        return Resolution(
            whole.state, (), whole.there if whole.there == told else _own(whole.there)
        )
    worst = min(places, key=lambda place: WORST_FIRST.index(place.state))
    return Resolution(worst.state, places, worst.there)


def _no_artifact(citation: Citation) -> Resolution:
    if not citation.link and len(citation.found) > 1:
        return _all(citation, "artifact-ambiguous", ", ".join(citation.found))
    if citation.link:
        return _all(citation, "artifact-missing", "a link, not an upload")
    there = f"did you mean {citation.near}?" if citation.near else ""
    return _all(citation, "artifact-missing", there)


def _all(citation: Citation, state: ResolutionState, there: str = "") -> Resolution:
    places = (PlaceResolution(each, state, _asked(each), there) for each in citation.locators)
    return Resolution(state, tuple(places), there)


def _resolved(locator: Locator, search: Search, whole: Answer, told: str | None) -> PlaceResolution:
    """Look one place up; `told` is what a hand-in itself says is wrong with the file."""
    if isinstance(locator, Whole):
        answer = whole
    else:
        answer = _stopped(look_up(locator, search), search.facts.problem)
    asked, there = _asked(locator), answer.there
    there = there if there == told else _own(there)
    return PlaceResolution(locator, answer.state, asked, there, elsewhere=answer.elsewhere)


def _asked(locator: Locator) -> str:
    asked = spoken(locator)
    return OwnWords(asked) if is_nameless(locator) else asked


def _own(there: str) -> str:
    """Mark what a file has as our words, unless it names something: names stand in “ ”."""
    return there if "“" in there else OwnWords(there)


def _stopped(answer: Answer, problem: Problem | None) -> Answer:
    """Say why nothing was looked up; what the medium alone decides stands."""
    if problem is None or not answer.needs_facts:
        return answer
    return Answer(_STATES[problem.kind], problem.detail)


def _without_name(locators: tuple[Locator, ...], path: str) -> tuple[Locator, ...]:
    """Leave out the file's own name in quotation marks, as in `"Family Handbook", p. 12`."""
    base = path.rpartition("/")[2]
    names = {"".join(words_of(each).split()) for each in (base, base.rpartition(".")[0])}
    others = tuple(
        each
        for each in locators
        if not (isinstance(each, Quote) and "".join(words_of(each.text).split()) in names)
    )
    return others or locators


def _counting(locators: tuple[Locator, ...], *, needed: bool) -> tuple[Locator, ...]:
    """Leave out what stands beside a place and is none; `needed` is whether there must be one."""
    specific = tuple(each for each in locators if not isinstance(each, Whole))
    understood = tuple(each for each in specific if not isinstance(each, NotUnderstood))
    if not needed or (understood and all(map(_is_harmless, specific))):
        specific = understood
    return specific or tuple(each for each in locators if isinstance(each, Whole))


def _is_harmless(locator: Locator) -> bool:
    """Whether it is a place, or a remark: not understood, without a number or another file."""
    text = locator.text if isinstance(locator, NotUnderstood) else ""
    if any(character.isnumeric() for character in text):
        return False
    return "." not in text or all(token.kind != "file" for token in tokens_of(text))
