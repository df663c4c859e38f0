"""The check `artifacts-cited`."""

from __future__ import annotations

from mcrubric.plugin import Artifact, Context, Observations, Place, check, failed, passed


@check(
    "artifacts-cited",
    basis="counted",
    messages={"unused": "No entry of the self-analysis cites {path}."},
    remedies={"unused": "Cite it where it shows a detail, or leave it out."},
)
def artifacts_cited(artifact: Artifact, ctx: Context) -> Observations:
    """Every uploaded file is cited.

    What it looks at: whether a citation names the upload.
    Why it matters: an assessor does not look at a file that no entry points to.
    Fails: no citation names it.
    Passes: one does; for an upload that a misspelt citation seems to mean, nothing is said.
    Limits: the pages do not ask for it, so it is a note.
    """
    found, near = ctx.once("artifacts-cited", lambda: _named(ctx))
    if artifact.path in found:
        yield passed()
    elif artifact.path not in near:
        yield failed("unused", at=(Place(path=artifact.path),), path=artifact.path)


def _named(ctx: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths that citations name, and those that they perhaps mean."""
    citations = [each for entry in ctx.portfolio.evidence for each in entry.citations]
    found = frozenset(path for each in citations for path in each.found)
    return found, frozenset(each.near for each in citations if each.near)
