"""What a rubric starts from, and what is laid over it when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from mcrubric.model.errors import Mistake, UnknownRubricError
from mcrubric.rubric.layer import Data, Layer
from mcrubric.rubric.merge import merged

Resolve = Callable[[str], Layer]
"""Gives the file of an id; raises UnknownRubricError."""

_NAMES: Final = ("schema", "id", "extends", "version", "title", "abstract")
# What a rubric says of itself and not of what it asks for.
_OWN: Final = (*_NAMES, "effective-from", "effective-until")


def nothing_to_extend(rubric_id: str) -> Layer:
    """Resolve nothing: for rubrics that stand alone.

    Raises:
        UnknownRubricError: always.
    """
    raise UnknownRubricError(rubric_id, ())


def extended(layer: Layer, resolve: Resolve) -> Layer:
    """Merge a file with all that it extends, from the far end of the chain."""
    chain, mistakes = _chain(layer, resolve)
    whole = merged(Layer(layer.name), chain[0])
    for above in chain[1:]:
        whole = merged(replace(whole, data=_handed_on(whole)), above)
    told = whole.told | {()} if mistakes else whole.told
    return replace(whole, mistakes=(*whole.mistakes, *mistakes), told=told)


def laid_over(rubric: Layer, overlay: Layer) -> Layer:
    """Lay an overlay over a finished rubric, which stays what it is called."""
    said = overlay.data
    bare = {key: value for key, value in said.items() if key not in (*_NAMES, "overlays")}
    whole = merged(rubric, replace(overlay, data=bare))
    named = [
        *rubric.data.get("overlays", ()),
        said.get("title", said.get("id", PurePath(overlay.name).name)),
    ]
    return replace(
        whole,
        data={**whole.data, "overlays": named},
        mistakes=(*whole.mistakes, *_unfit(rubric, overlay)),
    )


def _chain(layer: Layer, resolve: Resolve) -> tuple[list[Layer], tuple[Mistake, ...]]:
    """Follow `extends`; the file itself comes last."""
    chain, seen = [layer], [str(layer.data.get("id"))]
    while named := chain[0].data.get("extends"):
        mark = chain[0].mark(("extends",))
        if named in seen[1:]:
            circle = " extends ".join([*seen, named])
            message = f"rubrics extend one another in a circle: {circle}"
            return chain, (Mistake(message, mark),)
        seen.append(named)
        try:
            chain.insert(0, resolve(named))
        except UnknownRubricError as error:
            message = f"there is no rubric {named!r} to extend"
            return chain, (Mistake(message, mark, error.guess),)
    return chain, ()


def _handed_on(whole: Layer) -> Data:
    """Return what a rubric hands on to those that extend it: all but what is said of itself."""
    return {key: value for key, value in whole.data.items() if key not in _OWN}


def _unfit(rubric: Layer, overlay: Layer) -> Iterator[Mistake]:
    named = overlay.data.get("extends")
    if named and named.partition("@")[0] != rubric.data["id"]:
        message = f"this lies over {named!r}, and is laid over {rubric.data['id']!r}"
        yield Mistake(message, overlay.mark(("extends",)))
    if overlay.data.get("abstract"):
        message = "what is laid over a rubric is not abstract; leave the key out"
        yield Mistake(message, overlay.mark(("abstract",)))
