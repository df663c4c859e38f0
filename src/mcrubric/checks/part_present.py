"""The check `part-present`."""

from __future__ import annotations

from mcrubric.plugin import Context, Observations, Part, check, failed, passed


@check(
    "part-present",
    basis="counted",
    waits_for=(),
    before_reading=True,
    messages={"absent": "There is no file for {label}."},
    remedies={
        "absent": "Add a file named {part} with a usual ending, such as {part}.md, "
        "or name your file under `parts` in portfolio.yaml."
    },
)
def part_present(part: Part, ctx: Context) -> Observations:
    """A part of the hand-in is there.

    What it looks at: whether at least one file was handed in for the part.
    Why it matters: without it nothing else about the part can be said.
    Fails: no file is named for the part and none at the top of the portfolio bears its name.
    Passes: there is one, whatever it holds, and also if it cannot be read.
    Limits: it does not open the file; whether it can be read is told by `portfolio-readable`.
    """
    if part.files or part.unreadable:
        yield passed(measured=len(part.files), unit="file", at=part.places)
    else:
        yield failed("absent", label=part.label, part=part.id)
