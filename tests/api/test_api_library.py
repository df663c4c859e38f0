"""Rubrics, checks and formats by name, with plugins that work and plugins that do not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric
from mcrubric import RubricError, UnknownRubricError, api
from mcrubric.builtins import builtin_registry
from mcrubric.engine.library import Library
from mcrubric.engine.registry import Plugin, Registry, with_plugins
from mcrubric.model.errors import McrubricError
from mcrubric.model.plugin_errors import PluginLoadError
from mcrubric.plugin import Observations, Part, check, hookimpl, passed

if TYPE_CHECKING:
    from pathlib import Path

PERSONAL = "mo/building-personal-relationships"
DAY = date(2026, 7, 1)


@check("mine", basis="counted")
def mine(part: Part, context: Any) -> Observations:
    """Every part is fine.

    What it looks at: nothing. Why it matters: it does not. Fails: never. Passes: always.
    Limits: all.
    """
    del part, context
    yield passed()


class Mine:
    @staticmethod
    @hookimpl
    def mcrubric_checks() -> list[Any]:
        return [mine]


def broken() -> object:
    raise RuntimeError("planted")


class Installed:
    """Stands for what is installed, and counts how often it is asked."""

    def __init__(self, *plugins: Plugin) -> None:
        self.plugins = plugins
        self.asked = 0

    def __call__(self) -> Registry:
        self.asked += 1
        return with_plugins(builtin_registry(), self.plugins)


def library(*plugins: Plugin) -> tuple[Library, Installed]:
    installed = Installed(*plugins)
    return Library(builtin_registry(), installed, DAY), installed


BROKEN = Plugin("acme", "1", broken)


def put(folder: Path, name: str, *lines: str, version: str = "1.0.0") -> None:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = ("schema: mcrubric.rubric/1", f"id: {name.partition('@')[0]}", f"version: {version}")
    path.write_text("\n".join((*head, "title: T", *lines)) + "\n", "utf-8")


def shipping(folder: Path) -> Plugin:
    """Return a plugin that ships a folder of rubrics."""

    class Ships:
        @staticmethod
        @hookimpl
        def mcrubric_rubrics() -> list[Path]:
            return [folder]

    return Plugin("ships", "1", Ships)


def test_given_plugins_are_known_where_an_overlay_has_a_mistake() -> None:
    overlay = {
        "schema": "mcrubric.rubric/1",
        "id": "example/over",
        "titel": "x",
        "requirements": [
            {"id": "part-1.mine", "part": "part-1", "check": "mine", "severity": "note",
             "quote": "x"},
            {"id": "part-1.none", "part": "part-1", "check": "nobody-s", "severity": "note",
             "quote": "x"},
        ],
    }  # fmt: skip
    with pytest.raises(RubricError) as caught:
        mcrubric.Validator(mcrubric.load_rubric(PERSONAL), plugins=[Mine()], overlay=overlay)
    told = str(caught.value)
    assert "'titel' is not known here" in told
    assert "there is no check 'nobody-s'" in told
    assert "'mine'" not in told


def test_plugins_may_be_handed_in_as_something_that_is_read_once() -> None:
    overlay = {
        "schema": "mcrubric.rubric/1",
        "id": "example/over",
        "requirements": [
            {"id": "part-1.mine", "part": "part-1", "check": "mine", "severity": "note",
             "quote": "x"},
        ],
    }  # fmt: skip
    rubric = mcrubric.load_rubric(PERSONAL)
    with mcrubric.Validator(rubric, plugins=iter([Mine()]), overlay=overlay) as validator:
        report = validator.validate({}, parts=["part-1"])
    assert [each.check for each in report.results if each.requirement == "part-1.mine"] == ["mine"]
    assert report.failures == ()


def test_plugins_stay_unloaded_while_the_package_has_what_is_asked_for() -> None:
    known, installed = library(BROKEN)
    known.load(PERSONAL)
    known.read(
        {"schema": "mcrubric.rubric/1", "id": "x", "version": "1", "title": "X",
         "extends": "mo/three-part-credential@1.0.0"}
    )  # fmt: skip
    known.format("json")
    assert installed.asked == 0


def test_plugins_are_loaded_once(tmp_path: Path) -> None:
    for name in ("acme/one", "acme/two"):
        put(tmp_path, name)
    known, installed = library(shipping(tmp_path))
    assert "acme/one" in known.rubric_ids()
    assert [known.load(f"acme/{name}").id for name in ("one", "two")] == ["acme/one", "acme/two"]
    with pytest.raises(UnknownRubricError):
        known.load("acme/three")
    with pytest.raises(McrubricError, match="there is no format 'acme'; there are: terminal"):
        known.format("acme")
    assert installed.asked == 1


EXTENDS = {"schema": "mcrubric.rubric/1", "id": "x", "title": "X", "extends": "acme/base"}


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (lambda known: known.load("acme/one"), "there is no rubric 'acme/one'"),
        (lambda known: known.read(EXTENDS), "there is no rubric 'acme/base'"),
        (lambda known: known.format("acme"), "there is no format 'acme'"),
    ],
)
def test_what_a_plugin_may_have_that_is_not_loaded_is_not_said_to_be_nowhere(
    asked: Any, missing: str
) -> None:
    known, _ = library(BROKEN)
    with pytest.raises(PluginLoadError) as caught:
        asked(known)
    assert str(caught.value).startswith(missing)
    assert "\nthe plugin acme could not be loaded: RuntimeError: planted" in str(caught.value)


def test_without_a_failure_a_rubric_to_extend_that_is_nowhere_is_a_mistake() -> None:
    known, _ = library()
    with pytest.raises(RubricError, match="there is no rubric 'acme/base' to extend"):
        known.read(EXTENDS)


def test_an_id_alone_is_the_highest_edition_in_effect_today(tmp_path: Path) -> None:
    put(tmp_path, "acme/one@1.0.0", "effective-until: 2026-06-30")
    put(tmp_path, "acme/one@2.0.0", "effective-from: 2026-07-01", version="2.0.0")
    put(tmp_path, "acme/one@3.0.0", "effective-from: 2027-07-01", version="3.0.0")
    put(tmp_path, "acme/over", "extends: acme/one", "aliases: [x]")
    installed = Installed(shipping(tmp_path))

    def version(named: str, today: date) -> str:
        return Library(builtin_registry(), installed, today).load(named).version

    assert version("acme/one", date(2026, 6, 30)) == "1.0.0"
    assert version("acme/one", date(2026, 7, 1)) == "2.0.0"
    assert version("acme/one", date(2027, 7, 1)) == "3.0.0"
    assert version("acme/one@3.0.0", date(2026, 6, 30)) == "3.0.0"
    assert version("acme/one@1.0.0", date(2027, 7, 1)) == "1.0.0"


def test_today_is_the_day_by_the_clock_unless_it_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    put(tmp_path, "acme/one@1.0.0", "effective-until: 2000-01-01")
    put(tmp_path, "acme/one@2.0.0", "effective-from: 2000-01-02", version="2.0.0")
    put(tmp_path, "acme/one@3.0.0", "effective-from: 9999-01-01", version="3.0.0")
    monkeypatch.setattr(api, "full_registry", Installed(shipping(tmp_path)))
    assert mcrubric.load_rubric("acme/one").version == "2.0.0"
    assert api.library(date(1999, 1, 1)).load("acme/one").version == "1.0.0"
