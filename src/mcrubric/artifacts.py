"""What a portal asks of one uploaded file: its facts, and whether a place in it is there."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from mcrubric.api import full_registry
from mcrubric.locators.phrases import read_places
from mcrubric.locators.resolve import WHOLE_UP_TO, resolve
from mcrubric.model.artifacts import Artifact, Facts, Problem
from mcrubric.model.limits import Limits
from mcrubric.model.portfolio import Citation
from mcrubric.portfolio.facts import REFUSED, request_of
from mcrubric.portfolio.loose import Content, content_of
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import FoundFacts
from mcrubric.readers.facts import read_facts as look_into
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from types import TracebackType

    from mcrubric.model.locators import Resolution

File = str | os.PathLike[str] | bytes | BinaryIO
"""A file as it is at hand: a path, its bytes, or a binary stream."""

_UNNAMED: Final = "the file"


def read_facts(
    file: File, *, name: str = "", text: bool = False, limits: Limits | None = None
) -> Facts:
    """Return what is known of a file without judging it; whatever it holds, nothing is raised.

    `file` is a path, bytes or a binary stream, and `name` its name if that says more than the path.
    Of every page it is known whether it loads and whether it is empty. With `text`, the words of
    pages, slides, sheets or the whole are kept too, so that quotations can be looked for later.
    What keeps a file from being read is `problem`, and what keeps words or cells from it
    `text_unread`.

    Raises:
        NoSuchPathError: `file` is a path, and there is no file that can be read.
        TypeError: it is something else than a `File`.
    """
    with Looking(limits) as looking:
        return looking.facts(file, FactRequest(every_page=True, text=text), name).facts


def locate(
    places: str,
    file: File | Facts,
    *,
    name: str = "",
    whole_up_to: int = WHOLE_UP_TO,
    limits: Limits | None = None,
) -> Resolution:
    """Return what a candidate's words about where to look come to in a file.

    `places` is what stands in `at`, such as `pp. 3-5 and 2:15`; each of `Resolution.places` says
    what was understood, whether it is there, and what the file has. `file` may be the facts of a
    file, which is then not opened. A file of up to `whole_up_to` pages or slides needs no place.

    Raises:
        NoSuchPathError: `file` is a path, and there is no file that can be read.
        TypeError: it is something else than a `File` or facts.
    """
    if isinstance(file, Facts):
        return resolution_of(places, file, name, whole_up_to)
    with Looking(limits) as looking:
        facts = looking.facts(file, request_of(read_places(places)), name).facts
    return resolution_of(places, facts, name, whole_up_to)


def resolution_of(
    places: str, facts: Facts, name: str = "", whole_up_to: int = WHOLE_UP_TO
) -> Resolution:
    """Look places up in the facts of a file, as those of a citation that names just this file."""
    path = name or _UNNAMED
    locators = read_places(places)
    citation = Citation(id="", entry="", named=path, at=(places,), locators=locators, found=(path,))
    artifact = Artifact(path=path, size=None, sha256=None, facts=facts)
    return resolve(citation, artifact, whole_up_to=whole_up_to)


class Looking:
    """Looks into files one after another, in one worker process if one is needed."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker = WorkerClient(self._limits)
        self._readers = full_registry().fact_readers

    def facts(self, file: File, request: FactRequest, name: str = "") -> FoundFacts:
        """Return what is known of a file, and what of the software broke down on it.

        Raises:
            NoSuchPathError: `file` is a path, and there is no file that can be read.
            TypeError: it is something else than a `File`.
        """
        content = _content(file, self._limits)
        if content.why == "stream":
            return FoundFacts(Facts(medium="unknown", problem=Problem(*REFUSED["stream"])))
        known_as = name or (PurePath(file).name if isinstance(file, str | os.PathLike) else "")
        stream = content.open()
        # A stream of the caller's stays open: they may go on with it.
        with nullcontext(stream) if hasattr(file, "read") else stream:
            return look_into(stream, known_as, request, self._limits, self._worker, self._readers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._worker.close()


def _content(file: File, limits: Limits) -> Content:
    content = content_of(Path(file) if isinstance(file, str) else file, limits.stream_bytes)
    if content is None:
        kind = type(file).__name__
        raise TypeError(f"a path, bytes or a binary stream are asked for, not {kind}")
    return content
