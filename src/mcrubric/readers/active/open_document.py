"""Active content of OpenDocument files, zipped or flat (OpenDocument 1.3 part 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from posixpath import dirname, join
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.basic import look_into_basic
from mcrubric.readers.active.targets import taken_in, template
from mcrubric.readers.active.windows import windows
from mcrubric.readers.odf.odf import DRAW, LINK, OFFICE, PRESENTATION, TABLE, TEXT
from mcrubric.readers.xml import BETWEEN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mcrubric.model.artifacts import ActiveKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally
    from mcrubric.readers.packages import Package

_META: Final = f"urn:oasis:names:tc:opendocument:xmlns:meta:1.0{BETWEEN}"
_SCRIPT: Final = f"urn:oasis:names:tc:opendocument:xmlns:script:1.0{BETWEEN}"
_HREF: Final = f"{LINK}href"
_ACTION: Final = f"{PRESENTATION}action"
_STARTS: Final = "execute"  # 19.381: a click starts a program
_PROGRAMS_OWN: Final = "application:"
# What begins otherwise lies within the file: a path with `../` leads out of it (part 2, 3.7).
_OUTSIDE: Final = re.compile(
    r"\.\./|/|\\|[a-z]:|(?!vnd\.sun\.star\.package:|data:)[a-z][a-z0-9+.-]*:", re.IGNORECASE
)
_RUNS: Final = ("vnd.sun.star.script:", "macro:")  # links that run a macro, perhaps of the program
_BASIC: Final = "basic/"
_LOCKED: Final = ".pba"  # a module of a library that is locked with a password
_SCRIPTS: Final = "scripts/"
_XML: Final = ("content.xml", "styles.xml", "meta.xml")
# Letters stand for themselves in UTF-8, unless they are written as numbers.
_PLAIN: Final = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']utf-8[\"']", re.IGNORECASE)
_SIGNS: Final = re.compile(
    rb"&#|event-listener|dde-|object|-source|applet|floating-frame|plugin|template|execute|macro"
    rb"|binary-data|href\s*+=\s*+[\"'](?!Pictures/|\./|#|[\"'])|<!"
    rb"|href\s{30}|=\s{30}",  # nobody writes so, and it would reach over two pieces
    re.IGNORECASE,
)
_LONGEST_SIGN: Final = 128
"""Bytes: longer than every sign, however it is written."""

_ALWAYS: Final[Mapping[str, ActiveKind]] = {
    f"{OFFICE}dde-source": "dde",
    f"{TEXT}dde-connection-decl": "dde",
    f"{DRAW}applet": "script",
}
_LISTENER: Final = f"{_SCRIPT}event-listener"
_TAKES_IN: Final = frozenset((
    f"{TEXT}section-source", f"{TABLE}table-source", f"{TABLE}cell-range-source",
    f"{DRAW}object", f"{DRAW}object-ole", f"{DRAW}floating-frame", f"{DRAW}plugin",
))  # fmt: skip
_PICTURES: Final = frozenset((f"{DRAW}image", f"{DRAW}fill-image"))
_OLE: Final = f"{DRAW}object-ole"
_TEMPLATE: Final = f"{_META}template"
_BINARY: Final = f"{OFFICE}binary-data"


Pieces = Callable[[], Iterable[bytes]]
"""Gives the XML of a part anew, in pieces."""
Held = Callable[[str], bool]
"""Whether what a part names lies in the file too."""


def look_into_open_document(package: Package, limits: Limits, tally: Tally) -> None:
    """Find what the parts of a zipped file hold or take in, its objects' parts too."""
    held = _places(package)
    for name in sorted(package.names):
        plain = name.replace("\\", "/").lstrip("/").lower()
        script = plain.startswith(_SCRIPTS) and not plain.endswith("/")
        tally.add("macros", int(script or plain.endswith(_LOCKED)))
        with tally.whole_or_left():
            if plain.startswith(_BASIC) and plain.endswith(".xml"):
                look_into_basic(package.part(name), limits, tally)
            elif plain.endswith(_XML):
                pieces = partial(package.pieces, name)
                _look(pieces, limits, tally, partial(_holds, held, dirname(name)))


def look_into_flat(xml: bytes, limits: Limits, tally: Tally) -> None:
    """Find what a file holds or takes in that is one XML file."""
    with tally.whole_or_left():
        _look(lambda: (xml,), limits, tally, lambda _: False)
        look_into_basic(xml, limits, tally)


def _places(package: Package) -> frozenset[str]:
    """Return the parts of a file, and the folders in which some lie."""
    return package.names | {each.rpartition("/")[0] for each in package.names}


def _holds(held: frozenset[str], folder: str, target: str) -> bool:
    return join(folder, target.removeprefix("./").rstrip("/")) in held


def _look(pieces: Pieces, limits: Limits, tally: Tally, held: Held) -> None:
    """Look at every element of a part, if any of its words can be of one that is told."""
    if not _can_tell(pieces()):
        return
    around: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if kind := _kind_of(name, attributes, held):
            tally.add(kind)
        elif name == _BINARY and around and around[-1] == _OLE:
            tally.add("embedded-object")
        if attributes.get(_ACTION) == _STARTS:
            tally.add("launch-action")
        around.append(name)

    def end(_: str) -> None:
        around.pop()

    parse_xml(pieces(), limits, start=start, end=end)


def _can_tell(pieces: Iterable[bytes]) -> bool:
    """Tell whether a part must be read: it has such a word, or is not written plainly.

    A spreadsheet has a million elements, and none of them in most.
    """
    return any(
        (number == 0 and not _PLAIN.match(each)) or _SIGNS.search(each)
        for number, each in enumerate(windows(pieces, _LONGEST_SIGN))
    )


def _kind_of(name: str, attributes: Mapping[str, str], held: Held) -> ActiveKind | None:
    if name == _LISTENER:
        return "script" if _runs(attributes) else None
    if name in _ALWAYS:
        return _ALWAYS[name]
    target = attributes.get(_HREF, "").strip()
    if target.lower().startswith(_RUNS):
        return "script"
    return template(target) if name == _TEMPLATE else _taken_in(name, target, held)


def _taken_in(name: str, target: str, held: Held) -> ActiveKind | None:
    outside = _OUTSIDE.match(target) is not None
    if name in _PICTURES and outside:
        return "linked-picture"
    if name in _TAKES_IN and outside:
        return taken_in(target)
    return "embedded-object" if name == _OLE and held(target) else None


def _runs(attributes: Mapping[str, str]) -> bool:
    """Tell whether an event has a macro that is not the program's own; programs list them empty."""
    macro = attributes.get(f"{_SCRIPT}macro-name", "")
    return bool(attributes.get(_HREF, "")) or bool(macro and not macro.startswith(_PROGRAMS_OWN))
