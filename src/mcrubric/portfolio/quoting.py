"""What is wrong with a file, in our words or with words of the file in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mcrubric.model.artifacts import Problem
from mcrubric.model.own_words import OwnWords

if TYPE_CHECKING:
    from mcrubric.portfolio.json_tree import JsonError
    from mcrubric.readers.yaml import YamlError


@dataclass(frozen=True, slots=True)
class QuotingProblem(Problem):
    """A problem whose detail holds words of the file, such as a key that stands twice."""


def problem_of(error: YamlError | JsonError) -> Problem:
    """Return what is wrong with a file that is no YAML or JSON as we read it."""
    kind = QuotingProblem if error.quotes else Problem
    return kind("limit" if error.limit else "damaged", error.message)


def said_of(problem: Problem) -> str:
    """Return the detail of a problem, marked as our words unless it quotes the file's."""
    return problem.detail if isinstance(problem, QuotingProblem) else OwnWords(problem.detail)
