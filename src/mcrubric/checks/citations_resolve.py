"""The check `citations-resolve`."""

from __future__ import annotations

from mcrubric.plugin import (
    Citation,
    Context,
    Observation,
    Observations,
    check,
    failed,
    opened,
    passed,
)


@check(
    "citations-resolve",
    basis="resolved",
    waits_for=("part-present", "artifacts-uploaded"),
    messages={
        "missing": "There is no upload named {named}.",
        "near": "There is no upload named {named}; there is {near}.",
        "ambiguous": "{named} may be any of {found}.",
        "link": "{named} is a link, not an upload.",
        "unnamed": "The citation does not say which upload it is about.",
        "empty": "The upload {named} is empty (0 bytes).",
        "unread": "{named} could not be read, so nobody knows whether there is something in it.",
        "unseen": "{named} was not found, but not all that was handed in could be looked through.",
    },
    remedies={
        "missing": "Upload the file, or correct the name.",
        "near": "Write {near}, if that is what is meant.",
        "ambiguous": "Write the whole path, such as {first}.",
        "link": "Save what the link shows as a file, upload it, and cite that file.",
        "unnamed": "Add the name of an upload.",
        "empty": "Upload the file again; look at its size first.",
        "unread": "See what is said of the file; then check again.",
        "unseen": "See what is said of the portfolio itself; then check again.",
    },
)
def citations_resolve(citation: Citation, ctx: Context) -> Observations:
    """Every citation names exactly one uploaded file.

    What it looks at: the name that a citation gives, against the paths of the uploads.
    Why it matters: the pages ask for "an uploaded artifact"; an assessor cannot open another.
    Fails: no upload has the name, several have it, it is a link, or the upload is empty.
    Passes: exactly one upload has the name, and there is something in it.
    Limits: names are compared letter by letter; upper and lower case differ on an assessor's
    computer too, so a near miss is told with what may be meant. Where a folder could not be listed
    or the manifest not read, an upload that is not found is "open".
    """
    yield _judged(citation, ctx)


def _judged(citation: Citation, ctx: Context) -> Observation:
    said = {"named": citation.named, "at": (citation.place,)}
    if citation.link:
        return failed("link", **said)
    if not citation.named:
        return failed("unnamed", **said)
    if len(citation.found) > 1:
        return failed("ambiguous", found=citation.found, first=citation.found[0], **said)
    if citation.artifact is None:
        return _missing(citation, ctx)
    size = ctx.once("citations-resolve", lambda: _sizes(ctx)).get(citation.artifact)
    if size == 0:
        return failed("empty", **said)
    return opened("unread", "unreadable", **said) if size is None else passed(at=(citation.place,))


def _missing(citation: Citation, ctx: Context) -> Observation:
    said = {"named": citation.named, "at": (citation.place,)}
    if ctx.portfolio.unseen:
        return opened("unseen", "unreadable", **said)
    key = "near" if citation.near else "missing"
    return failed(key, near=citation.near or "", **said)


def _sizes(ctx: Context) -> dict[str, int | None]:
    """Return how large each upload is, None where nobody saw; that of handed-in facts is there."""
    return {each.path: 1 if each.given else each.size for each in ctx.portfolio.artifacts}
