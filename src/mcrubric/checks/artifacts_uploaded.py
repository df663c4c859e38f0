"""The check `artifacts-uploaded`."""

from __future__ import annotations

from pydantic import PositiveInt

from mcrubric.plugin import Context, Observations, Part, check, failed, opened, passed


@check(
    "artifacts-uploaded",
    basis="counted",
    messages={
        "too-few": "{measured:upload|uploads} found; at least {required:upload|uploads} asked for.",
        "unseen": "Not all that was handed in could be looked through for uploads.",
    },
    remedies={
        "too-few": "Put the files that show your work into the folder `artifacts` of the "
        "portfolio.",
        "unseen": "See what is said of the portfolio itself; then check again.",
    },
)
def artifacts_uploaded(part: Part, ctx: Context, *, at_least: PositiveInt = 1) -> Observations:
    """Enough artifacts were uploaded.

    What it looks at: how many files there are to cite, whatever they are.
    Why it matters: the self-analysis points to uploaded artifacts; without any it points nowhere.
    Fails: there are fewer files than the rubric asks for.
    Passes: there are enough; the pages name no number, type or size.
    Limits: it does not open the files and does not ask whether anybody cites them. Where a folder
    could not be listed or the manifest not read, too few are "open".
    """
    uploads = len(ctx.portfolio.artifacts)
    if uploads >= at_least:
        yield passed(measured=uploads, required=at_least, unit="file")
    elif ctx.portfolio.unseen:
        yield opened("unseen", "unreadable", at=part.places)
    else:
        yield failed("too-few", measured=uploads, required=at_least, unit="file", at=part.places)
