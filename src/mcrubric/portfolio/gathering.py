"""What a mapping holds for the parts and as uploads, as files that can be opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import normalize

from mcrubric.model.artifacts import Facts
from mcrubric.model.facts_data import facts_from
from mcrubric.model.portfolio import Fault
from mcrubric.portfolio.encoded import NotBase64Error, content_of_base64
from mcrubric.portfolio.gate import Listed
from mcrubric.portfolio.loose import Content, content_of_bytes
from mcrubric.portfolio.mistakes import bad_hand_in
from mcrubric.portfolio.names import suffix
from mcrubric.readers.suffixes import claim_of

_SUFFIXES: Final = {"markdown": ".md", "text": ".txt", "html": ".html"}


@dataclass(slots=True)
class Gathered:
    """What is found in a mapping, by NFC path.

    `unread` are uploads and `damaged` parts that are there and are not written as asked.
    """

    listing: list[Listed] = field(default_factory=list)
    contents: dict[str, Content] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    documents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, content: Content) -> str:
        """Add a file and return the path under which it is known."""
        path = normalize("NFC", name)
        self.listing.append(Listed(name, content.size, content.why))
        self.contents[path] = content
        return path


def fields_of(value: object) -> Iterable[tuple[str, object]]:
    """Return the fields of a mapping; of anything else, none."""
    if not isinstance(value, Mapping):
        return []
    return [(key, each) for key, each in value.items() if isinstance(key, str)]


def items_of(value: object) -> Iterable[object]:
    """Return the items of a list; of anything else, none."""
    return value if isinstance(value, list | tuple) else []


def gather_part(gathered: Gathered, part: str, value: object, *, bad: bool) -> None:
    """Turn the texts of a part into files `documents/part-1.md`, `documents/part-1/2.md`."""
    if bad:
        gathered.damaged.add(part)
        return
    texts = items_of(value) if isinstance(value, list | tuple) else [value]
    paths = []
    for number, (text, ending) in enumerate(_texts(texts), start=1):
        name = f"documents/{part}{ending}" if number == 1 else f"documents/{part}/{number}{ending}"
        paths.append(gathered.add(name, content_of_bytes(text.encode())))
    gathered.documents[part] = tuple(paths)


def _texts(values: Iterable[object]) -> Iterator[tuple[str, str]]:
    for value in values:
        fields = dict(fields_of(value))
        yield str(fields["text"]), _SUFFIXES[str(fields.get("format", "markdown"))]


def gather_upload(
    gathered: Gathered, index: int, value: object, content: Content | None, *, bad: bool
) -> None:
    """Add an upload; one that is not as asked is still there, and is never called missing."""
    fields = dict(fields_of(value))
    path = fields.get("path")
    if not isinstance(path, str):
        return
    gathered.artifacts.append(normalize("NFC", path))
    if bad:
        gathered.unread.append(normalize("NFC", path))
    elif content is not None:
        gathered.add(path, content)
    elif "facts" in fields:
        known = gathered.add(path, content_of_bytes(b""))
        gathered.facts[known] = _facts(path, dict(fields_of(fields["facts"])))
    else:
        _gather_encoded(gathered, index, path, str(fields["base64"]))


def _gather_encoded(gathered: Gathered, index: int, path: str, written: str) -> None:
    try:
        content = content_of_base64(written)
    except NotBase64Error:
        problem = "this is not written in base64 (RFC 4648)"
        gathered.faults.append(bad_hand_in(("artifacts", index, "base64"), problem))
        gathered.unread.append(normalize("NFC", path))
    else:
        gathered.add(path, content)


def _facts(path: str, given: Mapping[str, Any]) -> Facts:
    """Return handed-in facts; a medium that they do not name is the one that the name says."""
    if claim := claim_of(suffix(path)):
        return facts_from(given, claim.medium, claim.media_type)
    return facts_from(given)
