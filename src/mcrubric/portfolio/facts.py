"""What is known of each upload: its size and digest, and its facts, with the cited pages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Artifact, Facts, Problem, ProblemKind
from mcrubric.model.failures import Failure
from mcrubric.model.locators import IN_WORDS, Locator, PageLabel, Pages
from mcrubric.portfolio.names import suffix
from mcrubric.portfolio.shelf import LATE, Shelf
from mcrubric.readers.facts import read_facts
from mcrubric.readers.patience import Worker
from mcrubric.readers.reading import FactReader, FactRequest
from mcrubric.readers.suffixes import claim_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mcrubric.model.portfolio import Citation
    from mcrubric.portfolio.gate import Why
    from mcrubric.portfolio.shelf import Look

PAGES_OF_A_RANGE: Final = 50
"""Of a longer range the first and the last page are opened: nobody cites it page by page."""
REFUSED: Final[dict[Why, tuple[ProblemKind, str]]] = {
    "encrypted": ("encrypted", "it is locked with a password"),
    "size": ("limit", "it is larger than is read"),
    "ratio": ("limit", "it expands to far more than it is"),
    "stream": ("limit", "it came as a stream that cannot go back, and is longer than is held"),
    "deep": ("limit", "it lies in too many folders"),
    "long": ("limit", "its name is longer than some computers can store"),
}
"""What is known of a file that was not let in for a reason like this."""
_NOT_OPENED: Final[tuple[ProblemKind, str]] = ("refused", "it was not let in")


NO_REQUEST: Final = FactRequest()


def requests_of(citations: Iterable[Citation]) -> dict[str, FactRequest]:
    """Return what must be looked at in each upload; a number may be a label as well."""
    locators: defaultdict[str, list[Locator]] = defaultdict(list)
    for citation in citations:
        if citation.artifact:
            locators[citation.artifact].extend(citation.locators)
    return {path: request_of(places) for path, places in locators.items()}


def request_of(places: Collection[Locator]) -> FactRequest:
    """Return what must be looked at in a file so that these places in it can be looked up."""
    pages: set[int] = set()
    labels: set[str] = set()
    for place in places:
        if isinstance(place, Pages | PageLabel):
            labels.update((str(place.first), str(place.last)))
        if isinstance(place, Pages):
            pages.update((place.first, place.last))
            if 0 <= place.last - place.first < PAGES_OF_A_RANGE:
                pages.update(range(place.first, place.last))
    text = any(isinstance(place, IN_WORDS) for place in places)
    return FactRequest(pages=tuple(sorted(pages)), labels=tuple(sorted(labels)), text=text)


def shared(
    requests: Mapping[str, FactRequest], paths: Iterable[str], sizes: Mapping[str, int]
) -> dict[str, FactRequest]:
    """Return what to look at in each upload so that copies of a PDF file are read once.

    Of those that may be copies (they have one size) the same is asked: what is asked of any of
    them. Copies of a file that hangs would each cost its time otherwise. Other readers see a whole
    file at once, whatever is cited in it.
    """
    asked = {path: requests.get(path, NO_REQUEST) for path in paths}
    alike: defaultdict[int | None, list[str]] = defaultdict(list)
    for path in asked:
        if suffix(path) == ".pdf":
            alike[sizes.get(path)].append(path)
    for same in alike.values():
        asked |= dict.fromkeys(same, _together([asked[each] for each in same]))
    return asked


def _together(requests: Collection[FactRequest]) -> FactRequest:
    return FactRequest(
        pages=tuple(sorted({page for each in requests for page in each.pages})),
        labels=tuple(sorted({label for each in requests for label in each.labels})),
        text=any(each.text for each in requests),
    )


@dataclass(slots=True)
class FactFinder:
    """Looks into uploads one after another; the same bytes are read once.

    `wanted`: whether they are looked into at all.
    `failures` grows by what broke in the software meanwhile.
    """

    shelf: Shelf
    readers: tuple[FactReader, ...]
    worker: Worker | None
    wanted: bool
    failures: list[Failure] = field(default_factory=list)
    _known: dict[tuple[str, str, FactRequest], Facts] = field(default_factory=dict)

    def artifact(self, path: str, request: FactRequest) -> Artifact:
        """Return an upload with all that is to be known of it."""
        contents = self.shelf.contents
        if contents.handed_in and path in contents.handed_in.facts:
            given = contents.handed_in.facts[path]
            return Artifact(path=path, size=None, sha256=None, facts=given, given=True)
        if path in contents.refused:
            return Artifact(path=path, size=None, sha256=None, facts=self._refused(path))
        with self.shelf.look(path) as look:
            if isinstance(look, Problem):
                facts = self._unseen(look)
            elif not self.wanted:
                facts = None
            else:
                facts = self._facts(path, look, request)
        digest = self.shelf.digests.get(path)
        return Artifact(path=path, size=contents.sizes[path], sha256=digest, facts=facts)

    def _facts(self, path: str, look: Look, request: FactRequest) -> Facts | None:
        key = (look.sha256, suffix(path), request)
        if key not in self._known:
            if self.shelf.late:
                return self._unread(path, LATE)
            found = read_facts(
                look.stream, path, request, self.shelf.limits, self.worker, self.readers
            )
            self._known[key] = found.facts
            if found.failure:
                self.failures.append(found.failure)
        return self._known[key]

    def _refused(self, path: str) -> Facts | None:
        why = self.shelf.contents.refused[path]
        problem = Problem(*REFUSED.get(why, _NOT_OPENED))
        return self._unseen(problem) if why == "unread" else self._unread(path, problem)

    def _unseen(self, problem: Problem) -> Facts | None:
        """Return facts of a file of which no byte was seen: its name may say what is not so."""
        return Facts(medium="unknown", problem=problem) if self.wanted else None

    def _unread(self, path: str, problem: Problem) -> Facts | None:
        """Return facts that say why there are none, nothing where none are wanted."""
        if not self.wanted:
            return None
        claim = claim_of(suffix(path))
        return Facts(medium=claim.medium if claim else "unknown", problem=problem)
