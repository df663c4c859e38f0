"""The face for authors of checks, readers and formats: all that a plugin may import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcrubric.check import Check, CheckFunction, check
from mcrubric.context import Context
from mcrubric.model.artifacts import (
    PROVEN,
    RUNS,
    STOPPED,
    ActiveContent,
    Artifact,
    Facts,
    Problem,
)
from mcrubric.model.documents import LEFT_OUT_IN_WORDS, Block, Document, HiddenBy, Link
from mcrubric.model.examples import Examples, Fragments, Thresholds
from mcrubric.model.formats import Format, Look
from mcrubric.model.limits import Limits
from mcrubric.model.locators import PlaceResolution, Resolution, ResolutionState
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Citation, DetailMatch, Evidence, Part, Portfolio
from mcrubric.model.report import Report
from mcrubric.model.rubric import Ask, Component, Detail, Outcome, Prompt, Requirement, Rubric
from mcrubric.model.verdicts import Basis, Because
from mcrubric.observation import Observation, Observations, failed, opened, passed, review
from mcrubric.readers.reading import FactReader, FactRequest, Reader, ReadError
from mcrubric.text.asked import Asked, page_texts
from mcrubric.text.body import Stretch
from mcrubric.text.explaining import Emptiness, emptiness
from mcrubric.text.hidden import HiddenWords, hidden_words
from mcrubric.text.language import is_english
from mcrubric.text.located import Located, in_context, locate, weighed
from mcrubric.text.lookalikes import look_alikes
from mcrubric.text.phrases import PhraseFinder
from mcrubric.text.placeholders import find_placeholders, is_placeholder
from mcrubric.text.reading import Reading, stemmed
from mcrubric.text.relevance import Matrix, Relevance, RelevanceTarget, Relevant, Scorer
from mcrubric.text.repeated import Repetition, repetitions
from mcrubric.text.restating import Restated
from mcrubric.text.route import route
from mcrubric.text.same import normal_form, restates
from mcrubric.text.sentences import Sentence
from mcrubric.text.shingles import Run, Said, Shared, shared
from mcrubric.text.substance import Substance
from mcrubric.text.words import WordCount
from mcrubric.text.zero_width import split_words, unseen_runs

if TYPE_CHECKING:
    from mcrubric.hooks import hookimpl

__all__ = [
    "LEFT_OUT_IN_WORDS",
    "PROVEN",
    "RUNS",
    "STOPPED",
    "ActiveContent",
    "Artifact",
    "Ask",
    "Asked",
    "Basis",
    "Because",
    "Block",
    "Check",
    "CheckFunction",
    "Citation",
    "Component",
    "Context",
    "Detail",
    "DetailMatch",
    "Document",
    "Emptiness",
    "Evidence",
    "Examples",
    "FactReader",
    "FactRequest",
    "Facts",
    "Format",
    "Fragments",
    "HiddenBy",
    "HiddenWords",
    "Limits",
    "Link",
    "Located",
    "Look",
    "Matrix",
    "Observation",
    "Observations",
    "Outcome",
    "OwnWords",
    "Part",
    "PhraseFinder",
    "Place",
    "PlaceResolution",
    "Portfolio",
    "Problem",
    "Prompt",
    "ReadError",
    "Reader",
    "Reading",
    "Relevance",
    "RelevanceTarget",
    "Relevant",
    "Repetition",
    "Report",
    "Requirement",
    "Resolution",
    "ResolutionState",
    "Restated",
    "Rubric",
    "Run",
    "Said",
    "Scorer",
    "Sentence",
    "Shared",
    "Stretch",
    "Substance",
    "Thresholds",
    "WordCount",
    "check",
    "emptiness",
    "failed",
    "find_placeholders",
    "hidden_words",
    "hookimpl",
    "in_context",
    "is_english",
    "is_placeholder",
    "locate",
    "look_alikes",
    "normal_form",
    "opened",
    "page_texts",
    "passed",
    "repetitions",
    "restates",
    "review",
    "route",
    "shared",
    "split_words",
    "stemmed",
    "unseen_runs",
    "weighed",
]


def __getattr__(name: str) -> Any:
    """Bring `hookimpl` when a plugin asks for it: a run without plugins never imports pluggy."""
    if name != "hookimpl":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from mcrubric.hooks import hookimpl

    return hookimpl
