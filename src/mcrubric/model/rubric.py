"""What one credential asks for, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from mcrubric.model.examples import SideFile
from mcrubric.model.marks import Mark
from mcrubric.model.verdicts import Severity

READABLE_ID: Final = "portfolio.readable"
"""The one requirement that no rubric lists: the engine asks it of every hand-in, before all."""

PartKind = Literal["document", "evidence"]
Judge = Literal["machine", "assessor"]


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that point to a subject: `strong` ones alone, `weak` ones only together."""

    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing that an essential outcome is made of, for which evidence is asked."""

    id: str
    statement: str
    derived: bool = False
    aliases: tuple[str, ...] = ()
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An essential outcome of the credential, with its details."""

    id: str
    statement: str
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """What the reflection must show at work; `outcome` is the outcome that it matches."""

    id: str
    statement: str
    outcome: str | None = None
    label: str = ""
    aliases: tuple[str, ...] = ()
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One asked part of a question; with `any_of`, one of these suffices."""

    id: str
    label: str
    text: str
    any_of: tuple[str, ...] = ()
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question of a part; `id` is unique in its part, `text` is the page's own."""

    id: str
    text: str
    asks: tuple[Ask, ...] = ()
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOutline:
    """A part that the credential asks for: a written document, or the self-analysis.

    `aliases` are what people call its file besides its id and its label.
    """

    id: str
    kind: PartKind
    label: str
    aliases: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """ONE thing that the page asks for.

    `check` and `severity` are None exactly if `judge` is "assessor".
    `settings` are the check's parameters as the rubric writes them (`with:`).
    `quote` holds the page's words; it is empty for what is `derived`. `label` is what reports call
    it where its id says too little to somebody who does not know the rubric.
    """

    id: str
    quote: str = ""
    label: str = ""
    part: str | None = None
    judge: Judge = "machine"
    check: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    derived: bool = False
    when_empty: Literal["open", "not-applicable"] = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAsked:
    """What stands on the page and asks for nothing: lines from 1 (inclusive), or a quote."""

    why: str
    lines: tuple[int, int] | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The page that a rubric was made from."""

    title: str = ""
    sha256: str = ""
    not_asked: tuple[NotAsked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """What one credential asks for.

    `sha256` is the digest of everything that can change a report (canonical JSON of the merged
    rubric, and the digests of its side files); `overlays` names what was laid over it; `side_files`
    lie beside the files that it was merged from, the one it starts from first; `marks` tells where
    each thing is written (a path such as `("requirements", "part-1.length", "with", "words")` to
    its place).
    """

    id: str
    version: str
    title: str
    abstract: bool = False
    effective_from: str | None = None
    effective_until: str | None = None
    aliases: tuple[str, ...] = ()
    source: Source = Source()
    outcomes: tuple[Outcome, ...] = ()
    components: tuple[Component, ...] = ()
    parts: tuple[PartOutline, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    overlays: tuple[str, ...] = ()
    side_files: tuple[SideFile, ...] = ()
    sha256: str = field(default="", compare=False)
    marks: Mapping[tuple[str, ...], Mark] = field(default_factory=dict, compare=False, repr=False)

    @property
    def details(self) -> tuple[Detail, ...]:
        """All details, in the order of their outcomes."""
        return tuple(detail for outcome in self.outcomes for detail in outcome.details)
