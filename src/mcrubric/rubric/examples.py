"""The side files of a rubric, held against it and merged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mcrubric.model.errors import Mistake, RubricError
from mcrubric.model.examples import Examples, Fragments, Thresholds
from mcrubric.model.limits import Limits
from mcrubric.model.marks import Mark
from mcrubric.rubric.load import in_order
from mcrubric.rubric.side_layer import SideLayer, read_side_file
from mcrubric.rubric.side_sound import known_ids, mistakes_beside
from mcrubric.rubric.written import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mcrubric.model.rubric import Rubric

_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class ReadExamples:
    """What came of reading the side files of a rubric.

    `marks` tells where things are written, by the ids of `Examples` and positions in its lists:
    `("components", "c1", "examples", "3")`. With mistakes, only what is sound is here.
    """

    examples: Examples = field(default_factory=Examples)
    mistakes: tuple[Mistake, ...] = ()
    marks: Mapping[Spot, Mark] = field(default_factory=dict)


def read_examples(rubric: Rubric, limits: Limits = _DEFAULT_LIMITS) -> ReadExamples:
    """Read the side files of a rubric, all mistakes at once."""
    layers = tuple(read_side_file(each, limits) for each in rubric.side_files)
    return ReadExamples(
        _merged(rubric, layers),
        in_order(mistakes_beside(rubric, layers)),
        dict(_marks(layers)),
    )


def examples_of(rubric: Rubric, limits: Limits = _DEFAULT_LIMITS) -> Examples:
    """Return what the side files of a rubric hold; without any, nothing.

    Raises:
        RubricError: they have mistakes, all of which are in the error.
    """
    found = read_examples(rubric, limits)
    if found.mistakes:
        raise RubricError(found.mistakes)
    return found.examples


def _merged(rubric: Rubric, layers: Sequence[SideLayer]) -> Examples:
    """Merge fragments by id, those of the rubric that is extended first; later thresholds win."""
    by_id = {
        section: _fragments(layers, section, known) for section, known in known_ids(rubric).items()
    }
    return Examples(
        components=by_id["components"],
        asks=by_id["prompts"],
        outcomes=by_id["outcomes"],
        boilerplate=tuple(each for layer in layers for each in layer.data.get("boilerplate", ())),
        thresholds=_thresholds(layers),
    )


def _fragments(
    layers: Sequence[SideLayer], section: str, known: Sequence[str]
) -> Mapping[str, Fragments]:
    found: dict[str, Fragments] = {}
    for named in known:
        said = [layer.data.get(section, {}).get(named, {}) for layer in layers]
        fragments = Fragments(
            tuple(text for each in said for text in each.get("examples", ())),
            tuple(text for each in said for text in each.get("not-examples", ())),
        )
        if fragments != Fragments():
            found[named] = fragments
    return found


def _thresholds(layers: Sequence[SideLayer]) -> Thresholds | None:
    said = [layer.data["thresholds"] for layer in layers if "thresholds" in layer.data]
    if not said:
        return None
    return Thresholds(
        located=said[-1]["located"],
        medium=said[-1]["medium"],
        high=said[-1]["high"],
        calibrated_on=said[-1]["calibrated-on"],
    )


def _marks(layers: Sequence[SideLayer]) -> Iterator[tuple[Spot, Mark]]:
    """Yield where each fragment stands, by its position in the merged list."""
    counts: dict[Spot, int] = {}
    for fragment in (each for layer in layers for each in layer.fragments()):
        position = counts.get(fragment.listed, 0)
        counts[fragment.listed] = position + 1
        if fragment.mark:
            yield (*fragment.listed, str(position)), fragment.mark
