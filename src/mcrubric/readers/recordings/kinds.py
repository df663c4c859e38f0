"""Which reader knows how long a recording of a type plays; each is imported when it is needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from mcrubric.readers.budget import Budget
from mcrubric.readers.streams import Bytes

Seconds = Callable[[Bytes, Budget], float | None]

# A module of this package, and its function.
_MOVIES: Final = ("movies", "movie_seconds")
_MATROSKA: Final = ("matroska", "matroska_seconds")
_PROGRAMS: Final = ("programs", "program_seconds")
_READERS: Final = {
    "video/mp4": _MOVIES,
    "video/quicktime": _MOVIES,
    "video/3gpp": _MOVIES,
    "video/3gpp2": _MOVIES,
    "audio/mp4": _MOVIES,
    "video/webm": _MATROSKA,
    "video/x-matroska": _MATROSKA,
    "video/x-msvideo": ("avi", "avi_seconds"),
    "video/x-ms-asf": ("asf", "asf_seconds"),
    "video/x-flv": ("flv", "flv_seconds"),
    "video/mpeg": _PROGRAMS,
    "video/mp2t": _PROGRAMS,
    "audio/mpeg": ("tagged", "tagged_seconds"),
    "audio/aac": ("adts", "adts_seconds"),
    "audio/amr": ("amr", "amr_seconds"),
    "audio/wav": ("wave", "wave_seconds"),
    "audio/aiff": ("aiff", "aiff_seconds"),
    "audio/x-caf": ("caf", "caf_seconds"),
    "audio/flac": ("flac", "flac_seconds"),
    "audio/ogg": ("ogg", "ogg_seconds"),
    "video/ogg": ("ogg", "ogg_seconds"),
}


def seconds_of(media_type: str) -> Seconds | None:
    """Return what reads the playing time of a type, None if nothing does."""
    found = _READERS.get(media_type)
    if found is None:
        return None
    module, function = found
    return cast("Seconds", getattr(import_module(f"{__package__}.{module}"), function))
