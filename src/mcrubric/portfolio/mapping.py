"""A hand-in that is a mapping, or JSON that says the same: every mistake in it is told by place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mcrubric.model.own_words import OwnWords
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.contents import Contents, HandedIn
from mcrubric.portfolio.evidence_tree import is_nothing
from mcrubric.portfolio.gate import Admitted, RefusedError, Why, admit
from mcrubric.portfolio.gathering import Gathered, fields_of, gather_part, gather_upload, items_of
from mcrubric.portfolio.json_data import node_of, to_data
from mcrubric.portfolio.json_tree import JsonError, read_json
from mcrubric.portfolio.loose import Loose, take
from mcrubric.portfolio.mistakes import faults_of, pointer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.yaml import Node

UNREAD: Final[Why] = "unread"
"""Why an upload is not opened whose entry in the mapping is not as asked."""


def open_json(data: bytes, name: str, limits: Limits) -> Contents:
    """Open a hand-in that is one JSON document.

    Raises:
        RefusedError: it is not JSON, or too large.
    """
    try:
        tree = read_json(data, limits)
    except JsonError as error:
        args: dict[str, str | int] = {"line": error.line, "column": error.column}
        args["problem"] = error.message if error.quotes else OwnWords(error.message)
        if error.limit:
            raise RefusedError("too-much-json", **args) from error
        raise RefusedError("bad-json", **args) from error
    return _open(name, Loose(to_data(tree), 0), tree.fields.get("evidence"), limits)


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
            at = pointer(("evidence",))
            loose.faults.append(
                Fault("too-much-at", {"at": at, "problem": OwnWords(error.message)})
            )
            loose.bad.add(("evidence",))
    return _open(name, loose, evidence, limits)


def _open(name: str, loose: Loose, evidence: Node | None, limits: Limits) -> Contents:
    _check_counts(loose, limits)
    wrong = faults_of(loose.rest)
    bad = {loc[:2] for loc, _ in wrong} | loose.bad
    gathered = Gathered(faults=[*loose.faults, *(fault for _, fault in wrong)])
    for path, content in loose.files.items():
        gathered.add(path, content)
    for part, value in fields_of(loose.rest.get("documents")):
        gather_part(gathered, part, value, bad=("documents", part) in bad)
    for index, upload in enumerate(items_of(loose.rest.get("artifacts"))):
        held = loose.contents.get(index)
        gather_upload(gathered, index, upload, held, bad=("artifacts", index) in bad)
    rubric = loose.rest.get("rubric")
    handed_in = HandedIn(
        rubric=rubric if isinstance(rubric, str) else None,
        documents=gathered.documents,
        unread=frozenset(gathered.damaged),
        evidence=None if evidence is None or is_nothing(evidence) else evidence,
        evidence_unread=("evidence",) in bad,
        artifacts=tuple(dict.fromkeys(gathered.artifacts)),
        facts=gathered.facts,
    )
    return _contents(name, gathered, handed_in, limits)


def _check_counts(loose: Loose, limits: Limits) -> None:
    """Refuse more files than are let in before each is looked at."""
    texts = (len(list(items_of(each))) for _, each in fields_of(loose.rest.get("documents")))
    uploads = len(list(items_of(loose.rest.get("artifacts"))))
    if len(loose.files) + uploads + sum(texts) > limits.names:
        raise RefusedError("too-many-files", limit=limits.names)


def _contents(name: str, gathered: Gathered, handed_in: HandedIn, limits: Limits) -> Contents:
    nothing = Admitted({}, {}, (), ())
    admitted = admit(gathered.listing, limits) if gathered.listing else nothing
    known = {path: facts for path, facts in gathered.facts.items() if path in admitted.files}
    sizes = {path: each.size for path, each in admitted.files.items() if path not in known}
    unread = {path: UNREAD for path in gathered.unread if path not in admitted.files}
    return Contents(
        name=name,
        sizes=sizes,
        open=lambda path: gathered.contents[path].open(),
        refused={**unread, **admitted.refused},
        ignored=admitted.ignored,
        faults=(*gathered.faults, *admitted.faults),
        handed_in=replace(handed_in, facts=known),
    )
