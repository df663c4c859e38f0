"""XML from strangers as events: no definitions, no bombs, no depth without end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.readers.xml_feed import Feed

if TYPE_CHECKING:
    from mcrubric.model.limits import Limits
    from mcrubric.readers.xml_feed import Xml

BETWEEN: Final = " "
"""What stands between a namespace and a name, in `http://... p`."""

_READ_AS_THEY_ARE: Final = frozenset(("utf-8", "utf-16", "utf-16le", "utf-16be"))
_EACH_BYTE: Final = bytes(range(256))

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Enter = Callable[[Mapping[str, str]], bool | None]
"""What is done with the attributes of an element; True says that all within is passed over."""
Leave = Callable[[], None]

_OPEN_OFFICE: Final = "-//OpenOffice.org//DTD "
"""How the public ids begin that OpenOffice wrote at the top of its files until 2005."""


def parse_xml(
    xml: Xml,
    limits: Limits,
    *,
    start: Start,
    end: End | None = None,
    text: Text | None = None,
    as_written: bool = False,
) -> None:
    """Call `start` and `end` for every element and `text` for what stands in them.

    `xml` may come in pieces. Names come as namespace, `BETWEEN` and local name; `as_written` as
    they stand in the file, whose prefixes then need not be declared. A document type is refused at
    its first word, for it can define bombs; one that only names OpenOffice's is let pass, and never
    fetched.

    Raises:
        ReadError: it is no XML, declares another document type, or is nested too deep.
    """
    depth = 0

    def enter(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.xml_depth:
            raise too_deep(limits)
        start(name, attributes)

    def leave(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parse_flat(xml, limits, start=enter, end=leave, text=text, as_written=as_written)


def walk_xml(
    xml: Xml,
    limits: Limits,
    starts: Mapping[str, Enter],
    ends: Mapping[str, Leave],
    text: Text | None = None,
) -> None:
    """Do what `starts` and `ends` have for the names of elements.

    Names are as in `parse_xml`. An element that is passed over has no end.

    Raises:
        ReadError: as `parse_xml`.
    """
    depth = passed_over = 0
    deepest = limits.xml_depth

    def enter(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth, passed_over
        depth += 1
        if depth > deepest:
            raise too_deep(limits)
        if not passed_over and (action := starts.get(name)) and action(attributes):
            passed_over = depth

    def leave(name: str) -> None:
        nonlocal depth, passed_over
        if not passed_over:
            if action := ends.get(name):
                action()
        elif passed_over == depth:
            passed_over = 0
        depth -= 1

    parse_flat(xml, limits, start=enter, end=leave, text=text)


def parse_flat(
    xml: Xml,
    limits: Limits,
    *,
    start: Start,
    end: End,
    text: Text | None,
    as_written: bool = False,
) -> None:
    """Do as `parse_xml` for who counts the depth as well: a call less for each of many elements.

    Raises:
        ReadError: as `parse_xml`, but for the depth.
    """
    from xml.parsers import expat

    names: dict[str, Any] = {}
    between = None if as_written else BETWEEN
    parser = expat.ParserCreate(namespace_separator=between, intern=names)
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.XmlDeclHandler = _check_encoding
    parser.StartDoctypeDeclHandler = _check_document_type
    parser.SkippedEntityHandler = _refuse_entity
    try:
        Feed(parser, names, limits).all(xml)
    except expat.ExpatError as error:
        raise ReadError(Problem("damaged", "a part of it is no XML")) from error


def too_deep(limits: Limits) -> ReadError:
    """Return the error that says how deep elements may be nested."""
    return ReadError(Problem("limit", f"it is nested more than {limits.xml_depth} deep"))


def _check_document_type(_: str, __: str | None, public_id: str | None, has_own: int) -> None:
    """Refuse all but OpenOffice's, which defines nothing in the file itself."""
    if has_own or not (public_id or "").startswith(_OPEN_OFFICE):
        detail = "a part of it declares a document type, as none may"
        raise ReadError(Problem("damaged", detail))


def _refuse_entity(*_: object) -> None:
    """Refuse a word that only the document type explains, which nobody fetches."""
    raise ReadError(Problem("damaged", "a part of it uses a short form that it does not explain"))


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    """Refuse what the parser can only fail at: encodings of several bytes a sign, and no such."""
    if encoding is None or encoding.lower() in _READ_AS_THEY_ARE:
        return
    try:
        signs = len(_EACH_BYTE.decode(encoding, "replace"))
    except (LookupError, ValueError):
        signs = 0
    if signs != len(_EACH_BYTE):
        raise ReadError(Problem("no-reader", "a part of it is in an encoding that is not read"))


def local_name(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(BETWEEN)[2]
