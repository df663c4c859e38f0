"""The check `part-present`."""

from __future__ import annotations

from pathlib import PurePosixPath

from mcrubric.plugin import (
    Context,
    Observation,
    Observations,
    OwnWords,
    Part,
    check,
    failed,
    passed,
    review,
)


@check(
    "part-present",
    basis="counted",
    waits_for=(),
    before_reading=True,
    messages={
        "absent": "There is no file for {label}.",
        "possible": "{path} was read as {label}, for its name comes nearest to it. Is it that?",
        "cited": "{path} may be {label} by its name, but the self-analysis cites it as an upload, "
        "so it was not read as {label}.",
    },
    remedies={
        "absent": "Add a file named {part} with a usual ending, such as {part}.docx, "
        "or name your file under `parts` in portfolio.yaml.",
        "possible": "If it is, call it {name} and put it at the top of the portfolio, or name it "
        "under `parts` in portfolio.yaml. If not, add a file for {label}.",
        "cited": "If it is, put a copy called {name} at the top of the portfolio. If not, add a "
        "file for {label}.",
    },
)
def part_present(part: Part, ctx: Context) -> Observations:
    """A part of the hand-in is there.

    What it looks at: whether at least one file was handed in for the part, and how surely it is
    meant for it.
    Why it matters: without it nothing else about the part can be said.
    Fails: no file is named for the part, none at the top of the portfolio bears its id, and no name
    of another file speaks of it.
    Passes: there is one, whatever it holds, and also if it cannot be read. If it was found by
    another name, the report says which file was read.
    Limits: a name that only hints at the part, or a file that is cited as an upload too, gives
    "review". It does not open the file; whether it can be read is told by `portfolio-readable`.
    """
    if not (part.files or part.unreadable):
        yield failed("absent", label=part.label, part=part.id)
    elif part.found in {"possible", "cited"}:
        yield _asked(part)
    else:
        yield passed(
            measured=len(part.files), unit="file", at=part.places, evidence=_read_from(part)
        )


def _asked(part: Part) -> Observation:
    path = part.files[0]
    name = f"{part.id}{PurePosixPath(path).suffix}"
    return review(
        part.found, path=path, label=part.label, name=name, at=part.places,
        evidence=_read_from(part) if part.found == "possible" else {},
    )  # fmt: skip


def _read_from(part: Part) -> dict[str, list[dict[str, str]]]:
    """Return the files that were read and are not called, or not made, as one would expect."""
    kinds = {each.path: each.read_as for each in part.documents if each.read_as}
    found = part.files if part.found != "named" else ()
    paths = dict.fromkeys((*found, *kinds))
    said = [
        {"path": path, **({"read_as": OwnWords(kinds[path])} if path in kinds else {})}
        for path in paths
    ]
    return {"read_from": said} if said else {}
