"""What an OpenDocument file says that it is: first of all, or in the list of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.limits import Limits
    from mcrubric.readers.packages import Package

_MIMETYPE: Final = "mimetype"
_MIMETYPE_BYTES: Final = 100
_MANIFEST: Final = "META-INF/manifest.xml"
_WHOLE: Final = "/"


def declared(package: Package, limits: Limits) -> str:
    """Return the media type that a package gives itself, "" if none.

    OpenDocument 1.3 part 2, 3.3: the part `mimetype` should be there; a file that was packed anew
    by hand, or written by a simple program, lacks it, and opens all the same.

    Raises:
        ReadError: what says it is damaged, or over a limit.
    """
    if _MIMETYPE in package.names:
        return package.part(_MIMETYPE)[:_MIMETYPE_BYTES].decode("latin-1").strip()
    found: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        said = {local_name(each): value for each, value in attributes.items()}
        if local_name(name) == "file-entry" and said.get("full-path") == _WHOLE:
            found.append(said.get("media-type", ""))

    if _MANIFEST in package.names:
        parse_xml(package.pieces(_MANIFEST), limits, start=start)
    return found[0] if found else ""
