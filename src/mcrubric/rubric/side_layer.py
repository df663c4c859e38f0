"""One side file, read and validated, before it is held against the rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mcrubric.model.errors import Mistake
from mcrubric.model.examples import SideFile
from mcrubric.rubric.examples_file import ExamplesShape
from mcrubric.rubric.layer import UNNAMED
from mcrubric.rubric.names import EXAMPLES_SCHEMA
from mcrubric.rubric.plain import SourceError
from mcrubric.rubric.validated import validated
from mcrubric.rubric.written import Spot, Written, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mcrubric.model.limits import Limits
    from mcrubric.model.marks import Mark

BY_ID: Final = ("components", "prompts", "outcomes")
LISTS: Final = ("examples", "not-examples")


class Fragment(NamedTuple):
    """A text of a side file, the list that it stands in, and where."""

    listed: Spot
    text: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SideLayer:
    """The sound data of a side file, and its mistakes; see `Layer` for `told`."""

    side: SideFile
    read: Written
    data: Mapping[str, Any] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()
    told: frozenset[Spot] = frozenset()

    def fragments(self) -> Iterator[Fragment]:
        """Yield all texts of the file, in the order of its lists.

        Of a list in which something is wrong, none: what is left is no longer where it was.
        """
        for section in BY_ID:
            for named, said in self.data.get(section, {}).items():
                for kind in LISTS:
                    yield from self._listed((section, named, kind), said.get(kind, ()))
        yield from self._listed(("boilerplate",), self.data.get("boilerplate", ()))

    def _listed(self, at: Spot, texts: list[str]) -> Iterator[Fragment]:
        if any(each[: len(at)] == at for each in self.told):
            return
        for position, text in enumerate(texts):
            yield Fragment(at, text, self.read.mark((*at, position)))


def read_side_file(side: SideFile, limits: Limits) -> SideLayer:
    """Read a side file and validate it on its own; its mistakes are in the layer."""
    try:
        read = written(side.content, side.name, limits)
    except SourceError as error:
        return SideLayer(
            side, Written(side.name, {}), mistakes=(Mistake(error.message, error.mark),)
        )
    if not isinstance(read.data, dict):
        message = "a file of examples is a mapping (`name: value`), and this is something else"
        return SideLayer(side, read, mistakes=(Mistake(message, read.mark(())),))
    found = validated(read, ExamplesShape, {"schema": EXAMPLES_SCHEMA, "rubric": UNNAMED})
    return SideLayer(side, read, found.data, found.mistakes, found.told)
