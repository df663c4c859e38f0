"""Which reader knows how large a picture of a type is; each is imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from mcrubric.readers.budget import Budget
from mcrubric.readers.pictures.measures import Size
from mcrubric.readers.streams import Bytes

SizeReader = Callable[[Bytes, Budget], Size | None]

# A module of this package, and its function.
_PNG: Final = ("png", "png_size")
_HEIF: Final = ("heif", "heif_size")
_READERS: Final = {
    "image/png": _PNG,
    "image/apng": _PNG,
    "image/jpeg": ("jpeg", "jpeg_size"),
    "image/gif": ("gif", "gif_size"),
    "image/bmp": ("simple", "bmp_size"),
    "image/vnd.microsoft.icon": ("simple", "icon_size"),
    "image/vnd.adobe.photoshop": ("simple", "photoshop_size"),
    "image/webp": ("webp", "webp_size"),
    "image/heic": _HEIF,
    "image/avif": _HEIF,
    "image/tiff": ("tiff", "tiff_size"),
    "image/svg+xml": ("svg", "svg_size"),
    "image/jxl": ("jxl", "jxl_size"),
    "image/jp2": ("jp2", "jp2_size"),
}


def size_reader(media_type: str) -> SizeReader | None:
    """Return what reads the size of a type, None if nothing does."""
    found = _READERS.get(media_type)
    if found is None:
        return None
    module, function = found
    return cast("SizeReader", getattr(import_module(f"{__package__}.{module}"), function))
