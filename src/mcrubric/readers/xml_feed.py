"""XML fed to its parser piece by piece, so that no part of a file lies in memory as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.artifacts import Problem
from mcrubric.readers.reading import ReadError
from mcrubric.text.wording import more_than

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.parsers.expat import XMLParserType

    from mcrubric.model.limits import Limits

Xml = bytes | Iterable[bytes]
"""The XML of a part: as a whole, or in pieces cut anywhere."""

_PIECE: Final = 1 << 16


class Feed:
    """Feeds a parser and looks after each piece at what it has to keep in memory.

    A tag or a comment is kept until it ends, and each name that was ever met until the end of all.
    `names` is the dictionary that the parser keeps its names in.
    """

    def __init__(self, parser: XMLParserType, names: Mapping[str, Any], limits: Limits) -> None:
        self._parser, self._names, self._limits = parser, names, limits
        self._fed = self._known = self._characters = 0
        self._prefixes: set[str | None] = set()
        parser.StartNamespaceDeclHandler = self._check_space

    def all(self, xml: Xml) -> None:
        """Feed all of it.

        Raises:
            ReadError: what the parser has to keep is over a limit.
            ExpatError: it is no XML.
        """
        parser = self._parser
        for piece in _cut((xml,) if isinstance(xml, bytes) else xml):
            parser.Parse(piece, False)  # noqa: FBT003 - expat takes it by position only
            self._fed += len(piece)
            if self._fed <= _PIECE:  # most parts are small, and cannot hold much
                continue
            if self._fed - parser.CurrentByteIndex > self._limits.xml_tag_bytes:
                most = f"{self._limits.xml_tag_bytes:,}"
                raise _over(f"a tag or a remark in it is longer than {most} bytes")
            if len(self._names) != self._known:
                self._check_names()
        parser.Parse(b"", True)  # noqa: FBT003 - as above

    def _check_names(self) -> None:
        new = islice(self._names, self._known, None)  # None is there for the want of a prefix
        self._characters += sum(len(each or "") for each in new)
        self._known = len(self._names)
        if self._known > self._limits.xml_names:
            raise _over(f"it uses {more_than(self._limits.xml_names, 'names of elements')}")
        if self._characters > self._limits.xml_names_characters:
            most = f"{self._limits.xml_names_characters:,}"
            raise _over(f"its names of elements are longer than {most} characters together")

    def _check_space(self, prefix: str | None, space: str | None) -> None:
        """Look at a namespace: the parser writes it out in every name that stands in it."""
        self._prefixes.add(prefix)
        if len(self._prefixes) > self._limits.xml_prefixes:
            raise _over(f"it has {more_than(self._limits.xml_prefixes, 'prefixes for namespaces')}")
        if len(space or "") > self._limits.xml_namespace_characters:
            most = f"{self._limits.xml_namespace_characters:,}"
            raise _over(f"a namespace in it is longer than {most} characters")


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut large pieces, so that little is done before the next look."""
    return (each[at : at + _PIECE] for each in pieces for at in range(0, len(each), _PIECE))


def _over(detail: str) -> ReadError:
    return ReadError(Problem("limit", detail))
