"""Warn where everybody can read the repository, for portfolios hold names of people."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

PUBLIC: Final = (
    "::warning title=Public repository::Everybody can read this repository, its reports and this"
    " log. A portfolio holds names of pupils, families and staff; keep it in a private one."
)
UNKNOWN: Final = (
    "::notice title=Who can read this?::It is not known whether this repository is private. A"
    " portfolio holds names of pupils, families and staff; keep it in a private one."
)


def private(event: Path) -> bool | None:
    """Return whether the repository of an event is private; None if the event does not say."""
    try:
        said = json.loads(event.read_text(encoding="utf-8"))["repository"]["private"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return said if isinstance(said, bool) else None


if __name__ == "__main__":
    known = private(Path(os.environ.get("GITHUB_EVENT_PATH", "")))
    if not known:
        print(UNKNOWN if known is None else PUBLIC)
