"""A hand-in that is a mapping, or JSON that says the same: every mistake in it is told by place."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final
from unicodedata import normalize

from mcrubric.model.artifacts import Facts
from mcrubric.model.limits import Limits
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.contents import Contents, HandedIn
from mcrubric.portfolio.gate import Admitted, Listed, RefusedError, admit
from mcrubric.portfolio.json_tree import JsonError, node_of, read_json, to_data
from mcrubric.portfolio.loose import Loose, content_of, take
from mcrubric.portfolio.mistakes import Loc, bad_hand_in, faults_of
from mcrubric.readers.sniff import sniff
from mcrubric.readers.yaml import Node

_SUFFIXES: Final = {"markdown": ".md", "text": ".txt", "html": ".html"}
_LISTS: Final = ("labels", "headings")


def open_json(data: bytes, name: str, limits: Limits) -> Contents:
    """Open a hand-in that is one JSON document.

    Raises:
        RefusedError: it is not JSON, or too large.
    """
    try:
        tree = read_json(data, limits)
    except JsonError as error:
        raise RefusedError(
            "bad-json", problem=error.message, line=error.line, column=error.column
        ) from error
    return _open(name, Loose(to_data(tree)), tree.fields.get("evidence"), limits)


def open_mapping(source: Mapping[str, object], name: str, limits: Limits) -> Contents:
    """Open a hand-in that is a Python mapping.

    Beside what JSON can say, it may hold `files` and, for an artifact, `content`: bytes, a path
    (a path object, never text: text may come from a stranger) or a binary stream.

    Raises:
        NoSuchPathError: there is nothing at a path that stands for a content.
        RefusedError: there are too many files or bytes.
    """
    loose = take(source, limits)
    evidence = None
    if "evidence" in loose.rest:
        try:
            evidence = node_of(loose.rest["evidence"], limits)
        except JsonError as error:
            loose.faults.append(bad_hand_in(("evidence",), error.message))
            evidence = Node({}, 0, 0)
    return _open(name, loose, evidence, limits)


@dataclass(slots=True)
class _Gathered:
    """The files of a mapping as they are found in it, by NFC path."""

    listing: list[Listed] = field(default_factory=list)
    content: dict[str, bytes] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, name: str, data: bytes) -> str:
        path = normalize("NFC", name)
        self.listing.append(Listed(name, len(data)))
        self.content[path] = data
        return path


def _open(name: str, loose: Loose, evidence: Node | None, limits: Limits) -> Contents:
    wrong = faults_of(loose.rest)
    bad = {loc[:2] for loc, _ in wrong} | {loc[:1] for loc, _ in wrong if len(loc) == 1}
    faults = [*loose.faults, *(fault for _, fault in wrong)]
    gathered = _Gathered()
    for path, data in loose.files.items():
        gathered.add(path, data)
    _gather_documents(gathered, loose.rest.get("documents"), bad)
    faults.extend(_gather_uploads(gathered, loose, bad))
    return _contents(name, loose, evidence, gathered, faults, limits)


def _contents(
    name: str,
    loose: Loose,
    evidence: Node | None,
    gathered: _Gathered,
    faults: list[Fault],
    limits: Limits,
) -> Contents:
    nothing = Admitted({}, {}, (), ())
    admitted = admit(gathered.listing, limits) if gathered.listing else nothing
    unread = dict.fromkeys((path for path in gathered.unread if path not in admitted.files), "unread")
    rubric = loose.rest.get("rubric")

    def opened(path: str) -> BinaryIO:
        return io.BytesIO(gathered.content[path])

    return Contents(
        name=name,
        sizes={path: each.size for path, each in admitted.files.items() if path in gathered.content},
        open=opened,
        refused={**unread, **admitted.refused},
        ignored=admitted.ignored,
        faults=(*faults, *admitted.faults),
        handed_in=HandedIn(...),
    )
