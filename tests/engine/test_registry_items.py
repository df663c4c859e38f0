"""What a plugin brings is looked over: a slip of its author is a failure, never half a plugin."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mcrubric.engine.registry import Plugin, Registry, with_plugins
from mcrubric.plugin import (
    Document,
    FactReader,
    FactRequest,
    Facts,
    Format,
    Limits,
    Look,
    Observations,
    Part,
    Reader,
    Report,
    check,
    hookimpl,
    passed,
)


@check("acme-check", basis="counted")
def acme_check(part: Part, context: Any) -> Observations:
    """Every part is fine.

    What it looks at: nothing. Why it matters: it does not. Fails: never. Passes: always.
    Limits: all.
    """
    del part, context
    yield passed()


def read(data: bytes, path: str, limits: Limits) -> Document:
    raise NotImplementedError(data, path, limits)


def read_facts(stream: Any, request: FactRequest, limits: Limits) -> Facts:
    raise NotImplementedError(stream, request, limits)


def write(report: Report, look: Look) -> str:
    raise NotImplementedError(report, look)


READER = Reader("acme", (".acme",), read)
FACTS = FactReader("acme", ("pdf",), read_facts)
ISOLATED_READER = Reader("acme-away", (".acme",), read, isolated=True)
ISOLATED = FactReader("acme-isolated", ("pdf",), read_facts, isolated=True)
FORMAT = Format(name="acme", summary="Acme.", write=write)


def bringing(hook: str, given: Any) -> object:
    """Return a plugin with one hook, which gives this."""
    return type("Acme", (), {hook: staticmethod(hookimpl(lambda: given, specname=hook))})()


def loaded(*plugins: object) -> Registry:
    return with_plugins(Registry(), [Plugin("acme", "1", partial(_same, each)) for each in plugins])


def _same(plugin: object) -> object:
    return plugin


def test_what_is_as_asked_is_taken(tmp_path: Path) -> None:
    registry = loaded(
        bringing("mcrubric_checks", [acme_check]),
        bringing("mcrubric_readers", iter([READER, FACTS])),
        bringing("mcrubric_formats", (FORMAT,)),
        bringing("mcrubric_rubrics", [tmp_path]),
    )
    assert registry.failures == ()
    assert registry.plugin_of == {"acme-check": "acme"}
    assert (registry.readers, registry.fact_readers) == ((READER,), (FACTS,))
    assert (dict(registry.formats), registry.rubric_folders) == ({"acme": FORMAT}, (tmp_path,))


WRONG: list[tuple[str, Any, str]] = [
    ("mcrubric_rubrics", ["/rubrics"], "gives each thing as Path, not str"),
    ("mcrubric_rubrics", "/rubrics", "returns a list, not str"),
    ("mcrubric_rubrics", [Path("rubrics")], "'rubrics' is not an absolute path"),
    ("mcrubric_rubrics", [Path("/nowhere/at/all")], "there is no folder of rubrics"),
    ("mcrubric_readers", [READER, "acme"], "gives each thing as Reader or FactReader, not str"),
    ("mcrubric_readers", [ISOLATED], "'acme-isolated' cannot be isolated"),
    ("mcrubric_readers", [ISOLATED_READER], "'acme-away' cannot be isolated"),
    ("mcrubric_readers", READER, "returns a list, not Reader"),
    ("mcrubric_formats", [write], "gives each thing as Format, not function"),
    ("mcrubric_formats", [FORMAT, FORMAT], "brings the name 'acme' twice"),
    ("mcrubric_checks", [acme_check, acme_check], "brings the name 'acme-check' twice"),
    ("mcrubric_checks", None, "returns a list, not None"),
    ("mcrubric_checks", [print], "is not a check"),
]


@pytest.mark.parametrize(("hook", "given", "told"), WRONG, ids=[each[2] for each in WRONG])
def test_what_is_not_as_asked_costs_the_whole_plugin(hook: str, given: Any, told: str) -> None:
    registry = loaded(bringing(hook, given))
    (failure,) = registry.failures
    assert failure.plugin == "acme"
    assert told in failure.error
    assert registry == Registry(failures=registry.failures)


class Unmarked:
    @staticmethod
    def mcrubric_checks() -> list[Any]:
        return [acme_check]


class Misspelt:
    @staticmethod
    def mcrubric_check() -> list[Any]:
        return [acme_check]


@pytest.mark.parametrize(
    ("plugin", "told"),
    [
        (Unmarked(), "mcrubric_checks is not decorated with @hookimpl"),
        (Misspelt(), "mcrubric_check is not decorated with @hookimpl"),
        (acme_check, "it has no hook; there are: mcrubric_checks, mcrubric_readers"),
    ],
)
def test_a_plugin_that_would_bring_nothing_is_a_failure(plugin: object, told: str) -> None:
    (failure,) = loaded(plugin).failures
    assert told in failure.error


def test_a_package_that_is_called_as_hooks_are_is_no_hook() -> None:
    plugin = bringing("mcrubric_formats", [FORMAT])
    plugin.mcrubric_recordings = pytest  # type: ignore[attr-defined]
    assert loaded(plugin).failures == ()


def test_one_bad_plugin_costs_no_other() -> None:
    registry = loaded(Unmarked(), bringing("mcrubric_formats", [FORMAT]))
    assert list(registry.formats) == ["acme"]
    assert len(registry.failures) == 1
