"""Rubrics and formats by name: first in what comes with the package, then in plugins."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from mcrubric.engine.plan import mistakes_about_checks
from mcrubric.engine.rules import rules_of
from mcrubric.model.errors import McrubricError, RubricError, UnknownRubricError
from mcrubric.model.plugin_errors import PluginLoadError
from mcrubric.rubric.catalog import Catalog
from mcrubric.rubric.extend import extended
from mcrubric.rubric.load import Draft, draft, drafted, in_order, overlaid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from mcrubric.engine.registry import Registry
    from mcrubric.model.formats import Format, Rule
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric
    from mcrubric.rubric.layer import Layer
    from mcrubric.rubric.written import Source


class Library:
    """What can be had by name, for one question or one run of a command.

    Plugins are loaded when something is asked for that the package itself does not have, and then
    once. If it is nowhere and a plugin could not be loaded, that is told beside it.
    `today` chooses between the editions of a rubric.
    """

    def __init__(self, own: Registry, load_all: Callable[[], Registry], today: date) -> None:
        self._own = own
        self._load_all = load_all
        self._today = today

    @cached_property
    def everything(self) -> Registry:
        """What comes with the package and what all plugins bring."""
        return self._load_all()

    def rubric_ids(self) -> tuple[str, ...]:
        """Return the ids of all rubrics, also those that plugins bring."""
        return self._catalog(self.everything).ids()

    def load(self, rubric_id: str, overlays: Iterable[Source] = ()) -> Rubric:
        """Return the rubric with a catalogue id, with overlays laid over it.

        Raises:
            UnknownRubricError: there is none.
            PluginLoadError: there is none, and not all plugins could be loaded.
            RubricError: the rubric or an overlay has mistakes.
        """
        made = drafted(extended(self._layer(rubric_id), self._layer))
        return lay_over(usable(made, self._all), overlays, self._all)

    def read(self, source: Source, overlays: Iterable[Source] = ()) -> Rubric:
        """Return the rubric in a source, which may extend those of the catalogue.

        Raises:
            NoSuchPathError: the source is a path, and nothing is there.
            PluginLoadError: it extends what is not there, and not all plugins could be loaded.
            RubricError: the rubric or an overlay has mistakes.
        """
        made = draft(source, resolve=self._layer)
        return lay_over(usable(made, self._all), overlays, self._all)

    def format(self, name: str) -> Format:
        """Return an output format.

        Raises:
            McrubricError: there is none of that name.
            PluginLoadError: there is none, and not all plugins could be loaded.
        """
        own = self._own.formats.get(name)
        found = own or self.everything.formats.get(name)
        if found is None:
            known = ", ".join(self.everything.formats)
            raise self._told(McrubricError(f"there is no format {name!r}; there are: {known}"))
        return found

    def rules(self, report: Report) -> dict[str, Rule]:
        """Return what the checks that a report names are, as far as they can be had."""
        names = [each.check for each in report.results]
        own = rules_of(names, self._own)
        return own if own.keys() >= set(names) else rules_of(names, self.everything)

    def _layer(self, named: str) -> Layer:
        with suppress(UnknownRubricError):
            return self._catalog(self._own).layer(named)
        try:
            return self._catalog(self.everything).layer(named)
        except UnknownRubricError as error:
            raise self._told(error) from error

    def _all(self) -> Registry:
        return self.everything

    def _catalog(self, registry: Registry) -> Catalog:
        return Catalog(registry.rubric_folders, self._today)

    def _told(self, missing: McrubricError) -> McrubricError:
        """Return the error, with the plugins that may have what is missing."""
        failures = self.everything.failures
        return PluginLoadError(missing, failures) if failures else missing


def lay_over(
    rubric: Rubric, overlays: Iterable[Source], registry: Callable[[], Registry]
) -> Rubric:
    """Return a rubric with overlays laid over it, one after the other.

    Raises:
        RubricError: an overlay has mistakes.
    """
    for overlay in overlays:
        rubric = usable(overlaid(rubric, overlay), registry)
    return rubric


def usable(made: Draft, registry: Callable[[], Registry]) -> Rubric:
    """Return a draft's rubric, or tell its mistakes together with those about its checks.

    Raises:
        RubricError: it has mistakes; all are in the error, in the order of their places.
    """
    if made.mistakes and made.rubric is not None:
        about_checks = mistakes_about_checks(made.rubric, registry())
        raise RubricError(in_order((*made.mistakes, *about_checks)))
    return made.usable()
