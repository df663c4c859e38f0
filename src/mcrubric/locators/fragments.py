"""What stands behind the `#` of a citation, read strictly by the standards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mcrubric.locators.counting import MAX_DIGITS
from mcrubric.locators.media_fragments import pairs, parse_time, read_xywh
from mcrubric.locators.moments import DECIMALS
from mcrubric.locators.text_fragments import DIRECTIVE, find_text, read_directive
from mcrubric.model.locators import (
    Heading,
    Item,
    Lines,
    Locator,
    NotUnderstood,
    Pages,
    Quote,
    Sheet,
    Slides,
    Times,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["find_text", "parse_time", "read_fragment"]

MAX_FRAGMENT: Final = 2_000
"""Code points: browsers and mail programs cut longer addresses."""
_NUMBER: Final = re.compile(rf"[0-9]{{1,{MAX_DIGITS}}}")
_ROWS: Final = re.compile(rf"([0-9]{{1,{MAX_DIGITS}}})(?:-([0-9]{{1,{MAX_DIGITS}}}))?")
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
# RFC 5147, section 3: positions lie between lines or characters, and checksums may follow.
_POSITIONS: Final = re.compile(
    rf"([0-9]{{1,{MAX_DIGITS}}})?(,)?([0-9]{{1,{MAX_DIGITS}}})?"
    r"(?:;(?:length=[0-9]+|md5=[0-9A-Fa-f]{32})(?:,[\w.+-]+)?)*"
)
# RFC 8118, section 3, and the open parameters that it is made from: how to show, not where.
_DISPLAY: Final = frozenset(
    ("zoom", "view", "viewrect", "highlight", "fdf", "ef", "toolbar", "navpanes", "pagemode",
     "scrollbar", "statusbar", "messages")
)  # fmt: skip


def read_fragment(fragment: str) -> tuple[Locator, ...]:
    """Read a fragment without its `#`; what no standard gives a meaning is `NotUnderstood`.

    RFC 8118 `page=12`; Media Fragments `t=192,250`, `xywh=...`; RFC 5147 `line=0,1`; text
    fragments `:~:text=...`; ours: `slide=4`, `sheet=Budget&cell=C7`, `row=14`.
    A fragment that is no name-value pair is an anchor, so a heading.
    It never raises.
    """
    if len(fragment) > MAX_FRAGMENT:
        return (NotUnderstood(fragment),)
    anchor, directive, texts = fragment.partition(DIRECTIVE)
    places = tuple(_places(anchor)) if anchor else ()
    return (*places, *_texts(texts)) if directive else places


def _places(fragment: str) -> Iterator[Locator]:
    if "=" not in fragment:
        yield Heading(" ".join(unquote(fragment).split()))
        return
    found = list(_read(dict(pairs(fragment)), fragment))
    yield from found or [NotUnderstood(fragment)]


def _read(values: Mapping[str, str], fragment: str) -> Iterator[Locator]:
    """The last of several equal names counts, as Media Fragments has it."""
    understood = set(_DISPLAY)
    for name, read in _READERS.items():
        value = values.get(name)
        place = None if value is None else read(value)
        if place is not None:
            understood.add(name)
            yield place
    if (sheet := _sheet(values)) is not None:
        understood |= {"sheet", "cell", "row"}
        yield sheet
    # A later `t` may be invalid, and then an earlier one counts.
    if "t" in values and (time := parse_time(f"#{fragment}")) is not None:
        understood.add("t")
        yield _times(time)
    for name in values.keys() & {"page", "slide", "line", "char", "xywh", "cell", "row", "t"}:
        if name not in understood:
            yield NotUnderstood(f"{name}={values[name]}")


def _times(interval: tuple[float | None, float | None]) -> Times:
    start, end = interval
    return Times(round(start or 0.0, DECIMALS), None if end is None else round(end, DECIMALS))


def _page(value: str) -> Locator | None:
    return Pages(int(value), int(value), physical=True) if _NUMBER.fullmatch(value) else None


def _slide(value: str) -> Locator | None:
    return Slides(int(value), int(value)) if _NUMBER.fullmatch(value) else None


def _line(value: str) -> Locator | None:
    """Lines from the positions between them; a single position is told by the line before it."""
    match = _POSITIONS.fullmatch(value)
    if match is None or not (match[1] or match[3]):
        return None
    start = int(match[1] or 0)
    if not match[2] or match[1] == match[3]:
        return Lines(max(start, 1), max(start, 1))
    return Lines(start + 1, int(match[3]) if match[3] else start + 1)


def _characters(value: str) -> Locator | None:
    match = _POSITIONS.fullmatch(value)
    return Item("character", value) if match and (match[1] or match[3]) else None


def _search(value: str) -> Locator | None:
    words = " ".join(value.strip('"').split())
    return Quote(words) if words else None


def _destination(value: str) -> Locator | None:
    return Item("destination", value) if value else None


_READERS: Final = {
    "page": _page, "nameddest": _destination, "search": _search,
    "slide": _slide, "line": _line, "char": _characters, "xywh": read_xywh,
}  # fmt: skip


def _sheet(values: Mapping[str, str]) -> Sheet | None:
    cells = _cells(values.get("cell")) or _rows(values.get("row"))
    if ("cell" in values or "row" in values) and not cells:
        return None
    name = " ".join(values.get("sheet", "").split())
    return Sheet(name, cells) if name or cells else None


def _cells(value: str | None) -> str:
    corners = [_CELL.fullmatch(corner) for corner in (value or "").split(":")]
    if len(corners) > 2 or not all(corners):  # noqa: PLR2004 - a range has two corners
        return ""
    return ":".join(f"{c[1]}{c[2]}".upper() for c in corners if c)


def _rows(value: str | None) -> str:
    match = _ROWS.fullmatch(value or "")
    return f"{int(match[1])}:{int(match[2] or match[1])}" if match else ""


def _texts(directives: str) -> Iterator[Locator]:
    """Words to be found: of a range its start and end with an ellipsis between, no context."""
    for directive in filter(None, directives.split("&")):
        name, _, value = directive.partition("=")
        read = read_directive(value) if name == "text" else None
        if read is None:
            yield NotUnderstood(f"{DIRECTIVE}{directive}")
            continue
        words = f"{read.start} … {read.end}" if read.end else read.start
        yield Quote(" ".join(words.split()))
