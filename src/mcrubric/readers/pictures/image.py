"""Facts of pictures: how many pixels wide and high they are shown, by their headers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Final

from mcrubric.model.artifacts import Facts, Problem
from mcrubric.readers.budget import Budget
from mcrubric.readers.pictures.kinds import size_reader
from mcrubric.readers.reading import FactReader, FactRequest, ReadError
from mcrubric.readers.streams import Bytes

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits

# Drawings without a size of their own: they fill whatever they are shown in.
_MAY_LACK_SIZE: Final = "image/svg+xml"


def read_image(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
    """Read the size of a picture as it is shown, turned as it says; of some it is not known.

    Raises:
        ReadError: the file is cut off or its header holds no size.
    """
    known = Facts(medium=request.medium, media_type=request.media_type)
    read = size_reader(request.media_type)
    if read is None:
        return known
    size = read(Bytes(stream), Budget(limits.media_elements, "pieces"))
    if size is None or 0 in size:
        if request.media_type == _MAY_LACK_SIZE:
            return known
        raise ReadError(Problem("damaged", "its header holds no size"))
    width, height = size
    return Facts(medium=request.medium, media_type=request.media_type, width=width, height=height)


IMAGE: Final = FactReader("image", ("image",), read_image)
