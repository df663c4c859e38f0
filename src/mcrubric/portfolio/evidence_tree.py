"""The self-analysis as YAML, JSON or a mapping: entries with detail, citations, explanation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Argument, DetailMatch, Fault
from mcrubric.portfolio.cited import read_cited
from mcrubric.portfolio.drafts import CitedDraft, Draft, Drafts
from mcrubric.readers.yaml import Node
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.portfolio.matching import Matcher
    from mcrubric.portfolio.uploads import Uploads

ROOT_KEYS: Final = ("evidence",)
ENTRY_KEYS: Final = ("detail", "citations", "explanation")
CITATION_KEYS: Final = ("artifact", "at", "quote")
_NOTHING: Final = frozenset(("", "null", "Null", "NULL", "~"))
"""The plain scalars that YAML and JSON have for no value at all."""


class _TooMuchError(Exception):
    """A limit on entries is reached; `key` is that of the fault."""

    def __init__(self, key: str, limit: int) -> None:
        super().__init__(key)
        self.key = key
        self.limit = limit


class TreeReader:
    """Reads the entries of one tree; every mistake becomes a fault with its place.

    `typed`: a plain scalar is no text, as in JSON; in YAML `at: 12` is the text `12`.
    """

    def __init__(
        self, path: str | None, matcher: Matcher, uploads: Uploads, *, typed: bool, at: str = ""
    ) -> None:
        self._path = path
        self._matcher = matcher
        self._uploads = uploads
        self._typed = typed
        self._pointer = at
        self._faults: list[Fault] = []
        self._entry = 0

    def file(self, root: Node, limits: Limits) -> Drafts:
        """Read a whole file, which is a mapping with the key `evidence`."""
        self._known_keys(root, ROOT_KEYS)
        listed = root.fields.get("evidence")
        if not isinstance(root.value, Mapping) or (root.fields and listed is None):
            self._bad(root, "file", "a mapping with the key `evidence`")
            return Drafts((), tuple(self._faults), unreadable=True)
        return self.entries(listed or Node((), 0, 0), limits)

    def entries(self, listed: Node, limits: Limits) -> Drafts:
        """Read a list of entries, up to the limits on them, what they name and cite, and text."""
        if is_nothing(listed):
            return Drafts((), tuple(self._faults))
        if not isinstance(listed.value, tuple):
            self._bad(listed, "evidence", "a list of entries")
            return Drafts((), tuple(self._faults), unreadable=True)
        drafts: list[Draft] = []
        try:
            for draft in self._drafts(listed, limits):
                drafts.append(draft)  # noqa: PERF402 - those before the limit are kept
        except _TooMuchError as stop:
            return self._cut_off(stop.key, stop.limit, listed, drafts)
        return Drafts(tuple(drafts), tuple(self._faults))

    def _drafts(self, listed: Node, limits: Limits) -> Iterator[Draft]:
        cited = named = written = 0
        for node in listed.items:
            self._entry += 1
            _within("too-many-entries", self._entry, limits.entries)
            named += _width(node.fields.get("detail"))
            _within("too-many-details", named, limits.named_details)
            written += _bytes(node)
            _within("too-much-text", written, limits.text_bytes)
            draft = self._draft(node, limits.citations)
            cited += len(draft.citations)
            _within("too-many-citations", cited, limits.citations)
            yield draft

    def _cut_off(self, key: str, limit: int, listed: Node, drafts: list[Draft]) -> Drafts:
        """Tell that not all entries are read, so that none of the rest is called missing."""
        self._entry = 0
        args: dict[str, Argument] = {"path": self._path or "", "limit": limit}
        self._faults.append(Fault(key, args, (self._place(listed),)))
        return Drafts(tuple(drafts), tuple(self._faults), unreadable=True)

    def _draft(self, node: Node, most: int) -> Draft:
        """Read one entry, with at most one citation more than `most`."""
        before = len(self._faults)
        self._known_keys(node, ENTRY_KEYS)
        if not isinstance(node.value, Mapping):
            self._bad(node, "entry", "`detail`, `citations` and `explanation`")
        detail, cited, said = (node.fields.get(key) for key in ENTRY_KEYS)
        draft = Draft(
            matches=tuple(self._matches(detail)),
            citations=tuple(islice(self._citations(cited), most + 1)),
            explanation="\n".join(self._texts(said, "explanation", most=1)).strip(),
            place=self._place(node),
            explanation_place=self._place(said) if said else None,
        )
        return replace(draft, damaged=len(self._faults) > before)

    def _matches(self, node: Node | None) -> Iterator[DetailMatch]:
        named = [text for text in self._texts(node, "detail") if text.strip()]
        for text in named or [""]:
            yield from self._matcher.match(text)

    def _citations(self, node: Node | None) -> Iterator[CitedDraft]:
        if node is None or is_nothing(node):
            return
        for each in node.items if isinstance(node.value, tuple) else (node,):
            if isinstance(each.value, Mapping):
                yield from self._mapped(each)
            else:
                yield from self._written(each)

    def _mapped(self, node: Node) -> Iterator[CitedDraft]:
        """Read `{artifact: ..., at: ..., quote: ...}`."""
        self._known_keys(node, CITATION_KEYS)
        artifact, at, quote = (node.fields.get(key) for key in CITATION_KEYS)
        named = "".join(self._texts(artifact, "artifact", most=1)).strip()
        if artifact is None:
            self._bad(node, "citation", "`artifact`, the name of an upload")
        if named:
            yield CitedDraft(
                named,
                tuple(text for text in self._texts(at, "at") if text.strip()),
                "".join(self._texts(quote, "quote", most=1)).strip(),
                self._place(node),
            )

    def _written(self, node: Node) -> Iterator[CitedDraft]:
        """Read a citation that is a text: a name with or without a fragment, or with places."""
        for text in self._texts(node, "citations", most=1):
            place = self._place(node)
            match = self._uploads.match(text)
            written = () if match.found or match.link else read_cited(text, self._uploads)
            for each in written:
                yield CitedDraft(each.named, each.at, "", place)
            if not written and text.strip():
                yield CitedDraft(text.strip(), (), "", place)

    def _texts(self, node: Node | None, key: str, *, most: int | None = None) -> Iterator[str]:
        """Give the texts of a node; where one is asked for and a list is there, all are kept."""
        if node is None or is_nothing(node):
            return
        nodes = node.items if isinstance(node.value, tuple) else (node,)
        if isinstance(node.value, tuple) and most == 1:
            self._bad(node, key, "a text")
        for each in nodes:
            if each.text is None or (self._typed and each.plain):
                self._bad(each, key, "a text")
            else:
                yield each.text

    def _known_keys(self, node: Node, known: tuple[str, ...]) -> None:
        for key in node.fields:
            if key not in known:
                line, column = node.keys.get(key, (0, 0))
                args = {"key": key, "guess": OwnWords(nearest(key, known) or ""), **self._where()}
                self._faults.append(Fault("unknown-key", args, (self._at(line, column),)))

    def _bad(self, node: Node, key: str, asked: str) -> None:
        args = {"key": OwnWords(key), "asked": OwnWords(asked), **self._where()}
        self._faults.append(Fault("bad-entry", args, (self._place(node),)))

    def _where(self) -> dict[str, str | int]:
        at = (
            {"at": OwnWords(f"{self._pointer}/{self._entry - 1}")}
            if self._pointer and self._entry
            else {}
        )
        return {"entry": self._entry, **at}

    def _place(self, node: Node) -> Place:
        return self._at(node.line, node.column)

    def _at(self, line: int, column: int) -> Place:
        return Place(
            path=self._path, line=line or None, column=column or None, entry=self._entry or None
        )


def is_nothing(node: Node) -> bool:
    """Return whether a node says that there is no value, as `null` and an empty cell do."""
    return node.plain and node.text in _NOTHING


def _within(key: str, found: int, limit: int) -> None:
    if found > limit:
        raise _TooMuchError(key, limit)


def _width(node: Node | None) -> int:
    return len(node.items) if node else 0


def _bytes(node: Node) -> int:
    """Return how much text a node holds; a tree is never so deep that this ends the stack."""
    own = len(node.text.encode("utf-8", "surrogatepass")) if node.text else 0
    return own + sum(map(_bytes, (*node.items, *node.fields.values())))
