"""Fields and actions of Open XML files that fetch something or start a program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mcrubric.readers.active.targets import taken_in
from mcrubric.readers.active.windows import windows
from mcrubric.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mcrubric.model.artifacts import ActiveKind
    from mcrubric.model.limits import Limits
    from mcrubric.readers.active.tally import Tally
    from mcrubric.readers.packages import Package

_FIELDS: Final = (b"instrText", b"fldSimple")
_PROGRAM: Final = b"ppaction://program"  # MS-OE376 2.1.1251: a click starts a program
_SLIDES: Final = "ppt/slide"  # slides, their layouts and their masters
_SHEETS: Final = "xl/"  # a workbook has no fields
_XML: Final = ".xml"
_LONGEST_CODE: Final = 4_096  # two addresses of the longest kind that browsers take
_WORDS: Final = re.compile(r'"((?:\\.|[^"\\])*+)"?|(\S++)')
_SEEN: Final = 4  # words of a code: its name, a class, a file

# ECMA-376 part 1, 17.16.5; `LINK` and `DDE` in MS-OE376.
_FETCHES: Final[Mapping[str, ActiveKind]] = {
    "DDE": "dde", "DDEAUTO": "dde", "INCLUDEPICTURE": "linked-picture", "IMPORT": "linked-picture",
    "DATABASE": "linked-file",
}  # fmt: skip
# The word that names the file.
_FILE_AT: Final = {"INCLUDETEXT": 1, "INCLUDE": 1, "RD": 1, "LINK": 2}


def look_into_fields(package: Package, limits: Limits, tally: Tally) -> None:
    """Find fields of texts and actions of slides in every part that can hold them.

    What a field takes in has mostly a relation too, which was counted, so the larger number counts.
    """
    kinds: list[ActiveKind] = []
    for name in sorted(package.names):
        plain = name.replace("\\", "/").lstrip("/").lower()
        if plain.endswith(_XML) and not plain.startswith(_SHEETS):
            with tally.whole_or_left():
                if plain.startswith(_SLIDES):
                    tally.add("launch-action", _programs(package.pieces(name)))
                if _can_hold_fields(package.pieces(name)):
                    kinds += _fields(package.pieces(name), limits)
    for kind in dict.fromkeys(kinds):
        tally.at_least(kind, kinds.count(kind))


def _programs(pieces: Iterable[bytes]) -> int:
    return sum(each.count(_PROGRAM) for each in windows(pieces, len(_PROGRAM) - 1))


def _can_hold_fields(pieces: Iterable[bytes]) -> bool:
    """Tell whether a part has a word of a field, or is in UTF-16, where no such word is plain."""
    found = windows(pieces, max(map(len, _FIELDS)) - 1)
    return any(
        (number == 0 and b"\0" in each[:4]) or any(word in each for word in _FIELDS)
        for number, each in enumerate(found)
    )


def _fields(pieces: Iterable[bytes], limits: Limits) -> Iterator[ActiveKind]:
    codes = _Codes()
    parse_xml(pieces, limits, start=codes.start, end=codes.end, text=codes.text)
    for code in codes.found:
        if kind := _kind_of(code):
            yield kind


def _kind_of(code: str) -> ActiveKind | None:
    words = [
        (each[1] or each[2] or "").replace("\\\\", "\\")
        for each, _ in zip(_WORDS.finditer(code), range(_SEEN), strict=False)
    ]
    name = words[0].upper() if words else ""
    if name in _FILE_AT:
        return taken_in(words[_FILE_AT[name]]) if len(words) > _FILE_AT[name] else None
    return _FETCHES.get(name)


class _Codes:
    """Puts the codes of fields together, which are torn into pieces and nested."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: list[str] = []
        self._in_code = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = local_name(name)
        if local == "fldSimple":
            self.found.append(_attribute(attributes, "instr")[:_LONGEST_CODE])
        elif local == "instrText":
            self._in_code = True
        elif local == "fldChar":
            self._mark(_attribute(attributes, "fldCharType"))

    def end(self, name: str) -> None:
        if self._in_code and local_name(name) == "instrText":
            self._in_code = False

    def text(self, text: str) -> None:
        if self._in_code and self._open and len(self._open[-1]) < _LONGEST_CODE:
            self._open[-1] += text[:_LONGEST_CODE]

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._open.append("")
        elif self._open:
            # What stands behind the separator is the result, which is no code.
            self.found.append(self._open[-1])
            self._open[-1] = ""
            if kind == "end":
                self._open.pop()


def _attribute(attributes: Mapping[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if local_name(key) == name), "")
