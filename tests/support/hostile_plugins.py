"""Plugins that break, lie, hang or take hold of the process that they run in."""

from __future__ import annotations

import locale
import os
import signal
import sys
import warnings
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from hostile_base import GOOD, RUBRIC, zipped

import mcrubric
from mcrubric.plugin import (
    Context,
    Document,
    Observation,
    Observations,
    Part,
    Reader,
    check,
    failed,
    hookimpl,
    passed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MESSAGES: Final = {
    "said": "It says {it}.",
    "asks": "It asks {missing}.",
    "reaches": "It reaches {it.__class__.__mro__} and {it[0]}.",
    "widens": "It is {it:>1000000000}.",
}


class Evil(str):
    """A text that raises when it is shown."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("not today")

    def __format__(self, spec: str) -> str:
        raise RuntimeError("not today")


class Whole(int):
    """A number that raises when it is compared or shown."""

    def __repr__(self) -> str:
        raise RuntimeError("not today")


def _cyclic() -> list[Any]:
    made: list[Any] = []
    made.append(made)
    return made


def _deep() -> Any:
    made: Any = "x"
    for _ in range(50_000):
        made = [made]
    return made


def _raises(error: BaseException) -> Iterator[Observation]:
    raise error
    yield


def _endless(said: Callable[[int], Observation]) -> Iterator[Observation]:
    return map(said, count())


def _recursing() -> Iterator[Observation]:
    return _recursing()


def _frozen(part: Part) -> Iterator[Observation]:
    part.label = "stolen"  # type: ignore[misc] # that is what is tried
    yield passed()


def _forced(part: Part) -> Iterator[Observation]:
    object.__setattr__(part, "label", "x" * 10)
    yield passed()


def _globals() -> Iterator[Observation]:
    """Change what belongs to the process; a caller must find it as it was, or be told."""
    os.environ["MCRUBRIC_HOSTILE_TEST"] = "changed"
    sys.setrecursionlimit(300)
    warnings.simplefilter("error")
    locale.setlocale(locale.LC_ALL, "C")
    os.chdir("/")
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    yield passed()


def _prints() -> Iterator[Observation]:
    sys.stdout.write("{ not JSON")
    os.write(1, b"} nor this")
    yield passed()


def _closes() -> Iterator[Observation]:
    sys.stdout.close()
    sys.stderr.close()
    yield passed()


BODIES: Final[dict[str, Callable[[Part], Iterable[Any]]]] = {
    "raises": lambda _: _raises(RuntimeError("no")),
    "exits": lambda _: _raises(SystemExit(0)),
    "closes generators": lambda _: _raises(GeneratorExit()),
    "runs out of memory": lambda _: _raises(MemoryError()),
    "stops": lambda _: _raises(StopIteration()),
    "recurses": lambda _: _recursing(),
    "asserts": lambda _: _raises(AssertionError("x" * 10_000_000)),
    "returns nothing": lambda _: None,  # type: ignore[dict-item,return-value] # junk
    "returns a number": lambda _: 12,  # type: ignore[dict-item,return-value] # junk
    "returns a text": lambda _: "passed",
    "yields a text": lambda _: ["passed"],
    "yields classes": lambda _: [Observation],
    "yields for ever": lambda _: _endless(lambda _: passed()),
    "yields failures for ever": lambda _: _endless(lambda n: failed("said", it=n)),
    "yields junk for ever": lambda _: _endless(lambda _: "junk"),  # type: ignore[arg-type,return-value] # junk
    "an outcome of its own": lambda _: [Observation(outcome="perfect")],  # type: ignore[arg-type] # junk
    "an unknown key": lambda _: [failed("unheard-of")],
    "an argument is missing": lambda _: [failed("asks")],
    "reaches into arguments": lambda _: [failed("reaches", it=[1])],
    "widens an argument": lambda _: [failed("widens", it=1)],
    "braces in an argument": lambda _: [failed("said", it="{0.__class__} {missing} %s {")],
    "a huge argument": lambda _: [failed("said", it="x" * 5_000_000)],
    "evil text": lambda _: [failed("said", it=Evil("x"))],
    "an evil number": lambda _: [failed("said", it=Whole(3))],
    "control characters": lambda _: [failed("said", it="\x1b[2J\r\n::error::\0\ud800")],
    "cyclic evidence": lambda _: [passed(evidence={"a": _cyclic()})],
    "deep evidence": lambda _: [passed(evidence={"a": _deep()})],
    "evidence that cannot be stored": lambda _: [passed(evidence={"a": lambda: 1})],
    "evidence in bytes": lambda _: [passed(evidence={"a": b"x"})],
    "huge evidence": lambda _: [passed(evidence={str(n): n for n in range(100_000)})],
    "keys that are no text": lambda _: [passed(evidence={(1, 2): 3})],  # type: ignore[dict-item] # junk
    "not a number": lambda _: [passed(measured=float("nan"))],
    "infinity": lambda _: [passed(measured=float("inf"))],
    "a huge number": lambda _: [passed(measured=10**10_000)],
    "a measure that is a text": lambda _: [passed(measured="many")],  # type: ignore[arg-type] # junk
    "places that are texts": lambda _: [failed("said", it=1, at=("part-1.md",))],
    "a remedy that is a number": lambda _: [failed("said", it=1, remedy=12)],
    "a key that is a list": lambda _: [Observation(outcome="fail", key=[])],  # type: ignore[arg-type] # junk
    "arguments that are a list": lambda _: [Observation(outcome="fail", key="said", args=[])],  # type: ignore[arg-type] # junk
    "changes a frozen value": _frozen,
    "changes what belongs to the process": lambda _: _globals(),
    "prints": lambda _: _prints(),
    "closes the outputs": lambda _: _closes(),
}


def judging(what: str) -> list[Any]:
    """A plugin with one check that does this."""
    body = BODIES[what]

    @check("evil", basis="counted", messages=MESSAGES)
    def evil(part: Part, ctx: Context) -> Observations:
        """Do harm."""
        del ctx
        return body(part)  # type: ignore[return-value] # junk is what is looked for

    return [
        SimpleNamespace(__name__="evil", mcrubric_checks=hookimpl(_giving(evil, "mcrubric_checks")))
    ]


def _giving(thing: Any, name: str) -> Any:
    def hook() -> Any:
        return [thing]

    hook.__name__ = name
    return hook


def reading(what: str) -> list[Any]:
    """A plugin with one reader of `.odd` files that does this."""

    def read(data: bytes, path: str, limits: Any) -> Any:
        del data, limits
        made: dict[str, Callable[[], Any]] = {
            "raises": lambda: next(iter(_raises(RuntimeError(path)))),
            "exits": lambda: sys.exit(3),
            "returns nothing": lambda: None,
            "returns a text": lambda: "text",
            "returns evil text": lambda: Document(path=path, text=Evil("We")),
            "runs out of memory": lambda: next(iter(_raises(MemoryError()))),
        }
        return made[what]()

    reader = Reader("odd", (".odd",), read)
    return [
        SimpleNamespace(
            __name__="odd", mcrubric_readers=hookimpl(_giving(reader, "mcrubric_readers"))
        )
    ]


def loading(what: str) -> list[Any]:
    """A plugin that cannot be loaded."""

    def hook() -> Any:
        made: dict[str, Callable[[], Any]] = {
            "raises": lambda: next(iter(_raises(RuntimeError("no")))),
            "exits": lambda: sys.exit(3),
            "recurses": hook,
            "returns nothing": lambda: None,
            "returns numbers": lambda: [1, 2],
            "returns an endless list": count,
            "returns a huge error": lambda: next(iter(_raises(RuntimeError("x" * 10_000_000)))),
        }
        return made[what]()

    hook.__name__ = "mcrubric_checks"
    return [SimpleNamespace(__name__="evil", mcrubric_checks=hookimpl(hook))]


def hand_in(path: str = "part-1.md") -> bytes:
    """The good hand-in, its first part under another name."""
    files = {name: data for name, data in GOOD.items() if name != "part-1.md"}
    return zipped({**files, path: GOOD["part-1.md"]})


def rubric() -> mcrubric.Rubric:
    """The small rubric with one requirement more, which the check of a plugin judges."""
    said = (
        b"schema: mcrubric.rubric/1\nid: test/evil\ntitle: Evil\nrequirements:\n"
        b"- {id: part-1.evil, part: part-1, check: evil, severity: error, quote: evil}\n"
    )
    return mcrubric.read_rubric(RUBRIC, overlay=said)
