"""Hand-ins as JSON and as mappings that are built to break whoever reads them."""

from __future__ import annotations

import base64
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hostile_base import GOOD, NARRATIVE, NOTES, REFLECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ENTRY: Final[Mapping[str, Any]] = {
    "detail": ["EO1.approachable", "EO1.connect"],
    "citations": [{"artifact": "notes.md", "at": "line 3"}],
    "explanation": "The notes show how many families stopped to talk with me on a Monday.",
}


def hand_in(**said: Any) -> dict[str, Any]:
    """The good hand-in as data, with other things in it."""
    return {
        "documents": {"part-1": {"text": NARRATIVE}, "part-3": {"text": REFLECTION}},
        "evidence": [ENTRY],
        "artifacts": [{"path": "notes.md", "base64": base64.b64encode(NOTES.encode()).decode()}],
        **said,
    }


def good() -> bytes:
    return json.dumps(hand_in()).encode()


def good_indented() -> bytes:
    return b"\xef\xbb\xbf\n" + json.dumps(hand_in(), indent=2).encode()


def text(data: str) -> bytes:
    """JSON as it is written here."""
    return data.encode("utf-8", "surrogatepass")


def more(written: str) -> bytes:
    """The good hand-in with this behind its last value."""
    return (json.dumps(hand_in())[:-1] + ", " + written + "}").encode("utf-8", "surrogatepass")


def nested(opening: str, times: int) -> bytes:
    return ('{"evidence": ' + opening * times).encode()


def many(value: str, times: int) -> bytes:
    return ('{"evidence": [' + ",".join([value] * times) + "]}").encode()


def many_keys(times: int) -> bytes:
    return ("{" + ",".join(f'"{n}": 0' for n in range(times)) + "}").encode()


def long_key(size: int) -> bytes:
    return more('"' + "k" * size + '": 1')


def long_number(size: int) -> bytes:
    return more('"evidence2": ' + "1" * size)


def long_text(size: int) -> bytes:
    return json.dumps(hand_in(documents={"part-1": {"text": "word " * (size // 5)}})).encode()


def blanks(size: int) -> bytes:
    return b"{" + b" " * size + b"}"


def line_ends(size: int) -> bytes:
    return b"{" + b"\n" * size + b"}"


def encoded(written: str) -> bytes:
    return json.dumps(hand_in(artifacts=[{"path": "notes.md", "base64": written}])).encode()


def facts(known: Mapping[str, Any]) -> bytes:
    return json.dumps(hand_in(artifacts=[{"path": "notes.md", "facts": known}])).encode()


def path(name: str) -> bytes:
    upload = {"path": name, "base64": "aGk="}
    return json.dumps(hand_in(artifacts=[*hand_in()["artifacts"], upload])).encode()


def said(key: str, value: Any) -> bytes:
    return json.dumps(hand_in(**{key: value})).encode()


def uploads(count: int) -> bytes:
    each = [{"path": f"{n}.md", "base64": "aGk="} for n in range(count)]
    return json.dumps(hand_in(artifacts=each)).encode()


def parts(count: int) -> bytes:
    each = {f"part-{n}": {"text": "hi"} for n in range(count)}
    return json.dumps(hand_in(documents=each)).encode()


def as_utf_16() -> bytes:
    return json.dumps(hand_in()).encode("utf-16")


# What only Python can hand in; these run in the process that measures.


class Broken(io.RawIOBase):
    """A stream that raises what is asked for as soon as it is read."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self._error = error

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        del size
        raise self._error


class Texts:
    """A stream that gives text, and none when it is asked for nothing."""

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1) -> Any:
        return "text" if size else b""


class Endless(io.RawIOBase):
    """A stream that never ends and cannot go back."""

    def __init__(self, begins: bytes) -> None:
        super().__init__()
        self._begins = begins

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        start, self._begins = self._begins[: len(view)], self._begins[len(view) :]
        view[: len(start)] = start
        return len(view)


class Short(io.BytesIO):
    """A stream that says that it is long and gives nothing."""

    def seek(self, offset: int, whence: int = 0) -> int:
        del offset
        return 10_000_000 if whence == os.SEEK_END else 0

    def read(self, size: int | None = -1) -> bytes:
        del size
        return b""


class Lazy(dict[str, Any]):
    """A mapping that raises when it is looked into."""

    def items(self) -> Any:
        raise RuntimeError("not today")


class Text(str):
    """A text whose own methods are not to be called."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("not today")

    def __hash__(self) -> int:
        return 7

    def __eq__(self, other: object) -> bool:
        return False


def content(what: str) -> dict[str, Any]:
    """The good hand-in with one upload that is not what it should be."""
    made: dict[str, Any] = {
        "a broken stream": Broken(ValueError("closed")),
        "a stream that exits": Broken(SystemExit(3)),
        "a stream of text": Texts(),
        "an endless stream": Endless(b""),
        "a short stream": Short(b""),
        "a closed stream": _closed(),
        "a number": 12,
        "nothing": None,
        "a text": "/etc/passwd",
        "a list": [b"bytes"],
        "an evil text": Text("x"),
    }
    return hand_in(artifacts=[*hand_in()["artifacts"], {"path": "b.md", "content": made[what]}])


def content_path(name: str) -> dict[str, Any]:
    upload = {"path": "b.md", "content": Path(name)}
    return hand_in(artifacts=[*hand_in()["artifacts"], upload])


def _closed() -> io.BytesIO:
    stream = io.BytesIO(b"x")
    stream.close()
    return stream


def source(what: str) -> Any:
    """What is handed in as a whole."""
    made: dict[str, Callable[[], Any]] = {
        "an endless stream of zeros": lambda: Endless(b""),
        "an endless stream of JSON": lambda: Endless(b'{"a": "'),
        "an endless stream of an archive": lambda: Endless(b"PK\3\4"),
        "a broken stream": lambda: Broken(RuntimeError("no")),
        "a short stream": lambda: Short(b""),
        "a closed stream": _closed,
    }
    return made[what]()


def mapping(what: str) -> Any:
    """A mapping that holds what no JSON can."""
    endless: list[Any] = []
    endless.append(endless)
    around: dict[str, Any] = {}
    around["evidence"] = around
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    made: dict[str, Callable[[], Any]] = {
        "a list that holds itself": lambda: hand_in(evidence=endless),
        "a mapping that holds itself": lambda: hand_in(documents=around),
        "very deep": lambda: hand_in(evidence=deep),
        "very deep documents": lambda: hand_in(documents={"part-1": deep}),
        "lazy": lambda: hand_in(documents=Lazy({"part-1": {"text": "a"}})),
        "evil keys": lambda: hand_in(documents={Text("part-1"): {"text": "a"}}),
        "keys that are numbers": lambda: _with_keys(hand_in(), 3, None),
        "files that are a list": lambda: {"files": [b"a"]},
        "files with numbers": lambda: {"files": _with_keys(GOOD, 3)},
        "an endless iterator": lambda: hand_in(evidence=_forever()),
        "many files": lambda: {"files": {f"{n}.txt": b"" for n in range(100_000)}},
        "not a number": lambda: hand_in(evidence=[{**ENTRY, "explanation": float("nan")}]),
        "a number of 100,000 digits": lambda: hand_in(evidence=[{"detail": 10**100_000}]),
        "bytes for text": lambda: hand_in(documents={"part-1": {"text": b"bytes"}}),
        "a part that leads up": lambda: hand_in(documents={"../../x": {"text": "a"}}),
        "a pair cut in two": lambda: hand_in(documents={"part-1": {"text": "a\ud800" * 50}}),
    }
    return made[what]()


def _with_keys(data: Mapping[str, Any], *keys: Any) -> dict[Any, Any]:
    made: dict[Any, Any] = dict(data)
    return {**made, **dict.fromkeys(keys, b"x")}


def _forever() -> Iterator[Any]:
    while True:
        yield ENTRY


def many_places(citations: int, phrases: int, places: int) -> bytes:
    """An entry with so many citations, each of so many phrases of so many places."""
    phrase = "lines " + ", ".join(str(1 + at % 2 * 2) for at in range(places))
    cited = {"artifact": "notes.md", "at": [phrase] * phrases}
    return json.dumps(hand_in(evidence=[{**ENTRY, "citations": [cited] * citations}])).encode()
