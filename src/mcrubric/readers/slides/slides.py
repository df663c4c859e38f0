"""Facts of presentations: how many slides a file has, their titles and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.suffixes import OPEN_DOCUMENT, OPEN_XML

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mcrubric.model.limits import Limits

    Read = Callable[[BinaryIO, FactRequest, Limits], Facts]


def read_slides(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the facts of a presentation with the reader of its media type.

    Raises:
        ReadError: the file cannot be read, or there is no reader for its kind.
    """
    reader = _READERS.get(request.media_type)
    if reader is None:
        detail = "only PPTX and ODP presentations can be looked into; save it as one"
        raise ReadError(Problem("no-reader", detail))
    return reader()(stream, request, limits)


# The readers are loaded when the first file of their kind comes.
def _pptx() -> Read:
    from mcrubric.readers.slides.pptx import read_pptx_facts

    return read_pptx_facts


def _odp() -> Read:
    from mcrubric.readers.odf.odp import read_odp_facts

    return read_odp_facts


_READERS: Final[Mapping[str, Callable[[], Read]]] = {
    OPEN_XML + "presentationml.presentation": _pptx,
    OPEN_DOCUMENT + "presentation": _odp,
}

SLIDES: Final = FactReader("slides", ("slides",), read_slides)
