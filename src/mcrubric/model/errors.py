"""What can go wrong for the people who call us; never for what a candidate sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mcrubric.model.guesses import did_you_mean
from mcrubric.model.marks import Mark

_SHOWN: Final = 1_000
"""Characters of a mistake's words that are shown: a screen full."""


class McrubricError(Exception):
    """The base of every error that this library raises on purpose."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a rubric or a file of ours, where it stands, and the slip it looks like."""

    message: str
    mark: Mark | None = None
    guess: str | None = None

    def __str__(self) -> str:
        where = f"{self.mark}: " if self.mark else ""
        message = self.message
        if len(message) > _SHOWN:  # it quotes a value of any length
            message = f"{message[: _SHOWN // 2]}... ...{message[-_SHOWN // 2 :]}"
        return f"{where}{message}{did_you_mean(self.guess)}"


class MistakesError(McrubricError):
    """Something written by hand has mistakes; all of them are told at once."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(mistakes)
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "\n".join(str(mistake) for mistake in self.mistakes)


class RubricError(MistakesError):
    """A rubric cannot be used as it is."""


class AbstractRubricError(RubricError):
    """A rubric is there for others to extend, and for nobody to be checked against."""


class ReportError(MistakesError):
    """A stored report cannot be read back."""


class FactsError(MistakesError):
    """Stored facts of a file cannot be read back."""


class WaiversError(MistakesError):
    """A file of waivers cannot be used as it is."""


class CheckDefinitionError(McrubricError):
    """A check is not written as `mcrubric.plugin` asks; the message says how it should be."""


class UnknownRubricError(McrubricError):
    """No rubric has this id; `known` are the ids that exist."""

    def __init__(self, rubric_id: str, known: tuple[str, ...], guess: str | None = None) -> None:
        super().__init__(rubric_id, known, guess)
        self.rubric_id = rubric_id
        self.known = known
        self.guess = guess

    def __str__(self) -> str:
        known = ", ".join(self.known) or "none"
        guess = did_you_mean(self.guess)
        return f"there is no rubric {self.rubric_id!r}{guess}; there are: {known}"


class NoSuchPathError(McrubricError):
    """There is nothing at a path that a caller named."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"there is no file or folder {self.path!r}"


class UnknownPartError(McrubricError):
    """A run was asked for parts or bases that there are not; `known` are those that there are."""

    def __init__(self, asked: tuple[str, ...], known: tuple[str, ...]) -> None:
        super().__init__(asked, known)
        self.asked = asked
        self.known = known

    def __str__(self) -> str:
        return f"there is no {', '.join(self.asked)}; there are: {', '.join(self.known)}"
