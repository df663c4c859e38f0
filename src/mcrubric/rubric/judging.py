"""What is wrong with who judges a requirement, by what, and how severely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.rubric.telling import said, told_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.errors import Mistake
    from mcrubric.rubric.layer import Data, Layer
    from mcrubric.rubric.written import Spot

# Judged by the engine before everything else, whatever a rubric says.
RESERVED: Final = frozenset(("portfolio", "portfolio.readable"))
MACHINE_ONLY: Final = ("check", "with", "severity", "when-empty")


def about_judging(layer: Layer) -> Iterator[Mistake]:
    """Yield what contradicts itself in each requirement."""
    for item in layer.data.get("requirements", ()):
        at = ("requirements", item["id"])
        if item["id"] in RESERVED:
            yield told_at(layer, (*at, "id"), f"{said(at)} is the engine's own; leave it out")
        elif item.get("judge") == "assessor":
            yield from _assessors(layer, item, at)
        if item.get("derived"):
            yield from _derived(layer, item, at)


def _assessors(layer: Layer, item: Data, at: Spot) -> Iterator[Mistake]:
    for key in MACHINE_ONLY:
        if key in item:
            message = f"{said(at)} is judged by the assessor, so that it has no {key!r}"
            yield told_at(layer, (*at, key), message)


def _derived(layer: Layer, item: Data, at: Spot) -> Iterator[Mistake]:
    if item.get("severity") == "error" and item.get("judge") != "assessor":
        message = (
            f"{said(at)} is derived, so that it cannot be an error: "
            "the page itself does not ask for it"
        )
        yield told_at(layer, (*at, "severity"), message, "warning")
    if "quote" in item:
        message = f"{said(at)} is derived, so that the page has no words to quote for it"
        yield told_at(layer, (*at, "quote"), message)
