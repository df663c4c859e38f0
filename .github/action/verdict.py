"""Turn the kept exit code into the job's result: red for a submission alone, never for a draft."""

from __future__ import annotations

import json
import os
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ASKED: Final = "and the job is not red because its options ask for that; the summary says more."
GREEN: Final = {
    "ready": "Ready, as far as a machine can see; the summary of this job says more.",
    "not-ready": f"Not ready, {ASKED}",
    "undecided": f"Undecided, {ASKED}",
    "": "Only a part was checked; nothing in it makes the job red. This says nothing of the rest.",
}
"""What is said of exit code 0, by readiness: with `--fail-on=never` it says nothing of that."""
SAID: Final = {
    "1": "Something is missing; the summary of this job says what.",
    "2": "Nothing was checked: the command, the rubric or the path is wrong; the log says which.",
    "3": "The tool failed: nothing that it skipped counts as looked at; the log says more.",
    "4": "Undecided: a person has to look at what the summary of this job names.",
}
UNKNOWN: Final = "Nothing was checked: the check did not come to its end."
DRAFT: Final = "This is a draft, so the job is not red for it."
LATER: Final = "This is a draft, so the job is not red for it; what is handed in would be."
OF_THE_PORTFOLIO: Final = frozenset(("1", "4"))
"""What a check says of a portfolio; all else that is not 0 is no word about it, and an error."""


def submitted(environ: Mapping[str, str]) -> bool:
    """Return whether this run is for a submission, and not for a draft."""
    event = _event(Path(environ.get("GITHUB_EVENT_PATH", "")))
    # A pull request of which it is not known whether it is a draft counts as none.
    if _field(event, "pull_request", "draft") is True:
        return False
    patterns = list(filter(None, map(str.strip, environ["SUBMISSION"].splitlines())))
    return any(fnmatchcase(name, each) for name in _names(environ, event) for each in patterns)


def _names(environ: Mapping[str, str], event: Any) -> Iterator[str]:
    """Yield the branches and the tag that a run is about; of a pull request, both its ends."""
    for variable in ("GITHUB_REF_NAME", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"):
        yield environ.get(variable, "")
    queued = _field(event, "merge_group", "base_ref")
    yield queued.removeprefix("refs/heads/") if isinstance(queued, str) else ""


def _event(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _field(event: Any, *names: str) -> Any:
    for name in names:
        event = event.get(name) if isinstance(event, dict) else None
    return event


def main(environ: Mapping[str, str]) -> int:
    """Say what came of the check, and return the exit code of the job's last step."""
    code = environ["EXIT_CODE"]
    if code == "0":
        print(f"::notice title=mcrubric::{GREEN[environ['READINESS']]}")
        return 0
    said = SAID.get(code, UNKNOWN)
    if submitted(environ):
        print(f"::error title=mcrubric::{said}")
        return int(code) if code in SAID else 1
    kind, draft = ("notice", DRAFT) if code in OF_THE_PORTFOLIO else ("error", LATER)
    print(f"::{kind} title=mcrubric::{said} {draft}")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ))
