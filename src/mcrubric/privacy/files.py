"""Names of files, shown as they are or as `artifact-3`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from mcrubric.privacy.cited import CitedNames

if TYPE_CHECKING:
    from mcrubric.model.report import Report

_OURS: Final = ("portfolio.yaml", "portfolio.yml", "evidence")
"""What the manifest and the entries of a mapping are called: names that we gave."""

_LEFT_BEHIND: Final = (".git/", "__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""Names that programs gave: in a repository each report tells of `.git/`, and it is nobody's."""

_ENDINGS: Final = (
    "md|markdown|txt|text|html|htm|docx|odt|pdf|yaml|yml|json|xlsx|ods|csv|tsv|doc|rtf|pages"
)
_PART: Final = re.compile(rf"part-[0-9]{{1,3}}\.(?:{_ENDINGS})")
"""A part's file that is called by the part's id: that says nothing of anybody."""


_NUMBERED: Final = re.compile(r"artifact-[0-9]+")


def is_numbered(path: str) -> bool:
    """Whether this stands for a file whose name is not shown: no file is to be found by it.

    The same number may be another file in another report.
    """
    return _NUMBERED.fullmatch(path) is not None


def is_ours(path: str) -> bool:
    """Whether a file bears a name that we gave, such as `part-1.docx`, or a program by itself."""
    return path in _OURS or path in _LEFT_BEHIND or _PART.fullmatch(path) is not None


@dataclass(frozen=True)
class Files:
    """The files that a report tells of, each with what it is shown as.

    `bare`: the same for names without folders, as people write them in citations.
    """

    shown: Mapping[str, str]
    bare: Mapping[str, str]

    def name(self, path: str) -> str:
        """Return what a file is shown as; one that is not known has no name."""
        return self.shown.get(path, "?")

    def cited(self, text: str) -> str | None:
        """Return the file that the id of a citation begins with."""
        return self._known.cited(text)

    @cached_property
    def _known(self) -> CitedNames:
        return CitedNames.of(self.shown)

    def renamed(self, value: Any) -> Any:
        """Return a value in which each name of a file is what it is shown as."""
        if isinstance(value, str):
            return self.shown.get(value) or self.bare.get(value, value)
        if isinstance(value, Mapping):
            return {key: self.renamed(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.renamed(each) for each in value]
        return value


def files_of(report: Report, *, names: bool, earlier: bool = False) -> Files:
    """Return the files of a report; without `names` they are numbered in the order of the names.

    The number of a file is the same in every output of a report. With `earlier`, the files of the
    report that it was compared with come behind, so that those of this one keep their numbers.
    """
    paths = sorted(dict.fromkeys(_paths(report)))
    if earlier and report.since:
        paths += sorted(frozenset(report.since.paths) - frozenset(paths))
    if names:
        return Files({path: path for path in paths}, {})
    strange = [path for path in paths if not is_ours(path)]
    numbered = {path: f"artifact-{number}" for number, path in enumerate(strange, 1)}
    shown = {path: numbered.get(path, path) for path in paths}
    return Files(shown, {path.rpartition("/")[2]: name for path, name in shown.items()})


def _paths(report: Report) -> Iterator[str]:
    """Give all names of files: those that a report lists, and if it lists none, its places'."""
    yield from report.portfolio.ignored
    if report.portfolio.paths is not None:
        yield from report.portfolio.paths
        return
    for result in report.results:
        for judgement in result.judgements:
            yield from _in_places(judgement.evidence)
            for finding in judgement.findings:
                yield from (place.path for place in finding.places if place.path)


def _in_places(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        path = value.get("path")
        if isinstance(path, str):
            yield path
        for each in value.values():
            yield from _in_places(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _in_places(each)
