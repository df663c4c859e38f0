"""What is wrong with side files that their shape does not show."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import Mistake
from mcrubric.text.near import near
from mcrubric.text.same import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mcrubric.model.rubric import Rubric
    from mcrubric.rubric.side_layer import Fragment, SideLayer

_ONE_OF: Final = {"components": "component", "prompts": "asked part", "outcomes": "outcome"}
_RISING: Final = ("located", "medium", "high")


def mistakes_beside(rubric: Rubric, layers: Sequence[SideLayer]) -> Iterator[Mistake]:
    """Yield all that is wrong with the side files of a rubric."""
    known = known_ids(rubric)
    for layer in layers:
        yield from layer.mistakes
        yield from _about_rubric(layer)
        yield from _about_ids(layer, known)
        yield from _about_thresholds(layer)
    yield from _about_doubles(each for layer in layers for each in layer.fragments())


def known_ids(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that each section of a side file may have, in the rubric's order."""
    prompts = (prompt for part in rubric.parts for prompt in part.prompts)
    return {
        "components": tuple(each.id for each in rubric.components),
        "prompts": tuple(dict.fromkeys(ask.id for prompt in prompts for ask in prompt.asks)),
        "outcomes": tuple(each.id for each in rubric.outcomes),
    }


def _about_rubric(layer: SideLayer) -> Iterator[Mistake]:
    said, beside = layer.data.get("rubric"), layer.side.beside
    if said is not None and said != beside and ("rubric",) not in layer.told:
        message = f"this lies beside the rubric {beside!r}, and says that it is of {said!r}"
        yield Mistake(message, layer.read.mark(("rubric",)))


def _about_ids(layer: SideLayer, known: Mapping[str, tuple[str, ...]]) -> Iterator[Mistake]:
    for section, ids in known.items():
        for named in layer.data.get(section, {}):
            if named not in ids and named not in layer.side.gone:
                mark = layer.read.mark((section, named), key=True)
                message = f"the rubric has no {_ONE_OF[section]} {named!r}"
                yield Mistake(message, mark, near(named, ids))


def _about_thresholds(layer: SideLayer) -> Iterator[Mistake]:
    said = layer.data.get("thresholds", {})
    for lower, higher in pairwise(_RISING if said else ()):
        if said[lower] > said[higher]:
            message = f"{higher!r} is {said[higher]:g}, below {lower!r}, which is {said[lower]:g}"
            yield Mistake(message, layer.read.mark(("thresholds", higher)))


def _about_doubles(fragments: Iterator[Fragment]) -> Iterator[Mistake]:
    """A text says what one thing is like once, and never also what it is not like."""
    first: dict[tuple[tuple[str, ...], str], Fragment] = {}
    for each in fragments:
        key = each.listed[:2], normal_form(each.text)
        if key in first:
            yield Mistake(f"{each.text!r} stands already at {first[key].mark}", each.mark)
        first.setdefault(key, each)
