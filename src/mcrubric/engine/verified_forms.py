"""The forms in which a report may have been written down, and whether bytes are one of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mcrubric.escaping import json_text
from mcrubric.model.report_json import as_text
from mcrubric.privacy.fitting import shareable, with_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.report import Report


def forms_of(report: Report) -> Iterator[Report]:
    """Give a report as it may have been written down, those that most are first."""
    yield with_quotes(report, "none")
    yield with_quotes(report, "short")
    yield report
    yield shareable(report)
    yield shareable(report, names=True)


def is_exact(content: bytes, now: Report) -> bool:
    """Whether bytes are a report in one of its forms, as either of our ways writes it."""
    written = (each for form in forms_of(now) for each in _written(form))
    return any(content in (text.encode(), f"{text}\n".encode()) for text in written)


def _written(form: Report) -> Iterator[str]:
    """Give a report as the command line writes it, and as Python does."""
    yield json_text.document(as_text(form))
    yield form.to_json()


def as_written(data: Any) -> Any:
    """Return data with what the command line writes for half of a character, Python otherwise."""
    return json.loads(json_text.document(json.dumps(data, ensure_ascii=False)))
