"""What the file of a part holds beside its text that does more than show itself."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from mcrubric.portfolio.names import suffix
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.portfolio.shelf import Shelf

_NOTHING_ELSE: Final = FactRequest()


def with_active(document: Document, data: bytes, shelf: Shelf) -> Document:
    """Return a document that says too what active content its file holds.

    No reader of facts is asked: a part is looked into for nothing else. What breaks in the software
    meanwhile is told in `shelf.failures`.
    """
    name = f"part{document.read_as or suffix(document.path)}"
    found = read_facts(BytesIO(data), name, _NOTHING_ELSE, shelf.limits, None, ())
    if found.failure:
        shelf.failures.append(found.failure)
    facts = found.facts
    return replace(document, active=facts.active, active_unread=facts.active_unread)
