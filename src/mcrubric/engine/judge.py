"""One requirement judged: its targets found, its check called once for each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mcrubric.engine.findings import Wording, judgement_of, plain
from mcrubric.engine.known import NOTHING, known_of
from mcrubric.engine.targets import targets_of
from mcrubric.model.failures import Failure
from mcrubric.model.findings import Judgement
from mcrubric.model.limits import OBSERVATIONS
from mcrubric.model.own_words import OwnWords
from mcrubric.model.places import Place
from mcrubric.model.raised import describe
from mcrubric.model.rubric import READABLE_ID
from mcrubric.model.verdicts import BECAUSE, WORST_FIRST
from mcrubric.observation import Observation, Observations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from mcrubric.check import Check
    from mcrubric.context import Context
    from mcrubric.engine.plan import Step
    from mcrubric.model.verdicts import Because

MESSAGES: Final = {
    "waits-for": "This cannot be looked at until {requirement} is met.",
    "unreadable": "This cannot be looked at, for a file of this part was not read.",
    "nothing-to-examine": "There is nothing here to look at.",
    "crash": "The check {check} broke down on this. That is a fault of the software, not of yours.",
    "no-check": "The check {check} is not there, for its plugin could not be loaded.",
}
REMEDIES: Final = {
    "waits-for": "See to {requirement} first; then check again.",
    "unreadable": "See what is said of the file; then check again.",
    "nothing-to-examine": "See what is said of the other requirements of this part.",
    "crash": "Nothing for you to do: tell whoever runs the check.",
    "no-check": "Nothing for you to do: tell whoever runs the check.",
}
OWN: Final = Wording(MESSAGES, REMEDIES)


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgements of one requirement, how many targets were looked at, and what crashed."""

    judgements: tuple[Judgement, ...]
    examined: int = 0
    failures: tuple[Failure, ...] = ()


def judge(step: Step, ctx: Context, failing: AbstractSet[str]) -> Judged:
    """Judge one requirement; `failing` are the requirements that are known to fail."""
    if step.check is None:
        return _stopped(step, _own("no-check", "crash", check=str(step.requirement.check)))
    if not ctx.portfolio.opened and step.requirement.id != READABLE_ID:
        return _waiting(step, READABLE_ID)
    for requirement in step.waits_for:
        if requirement in failing:
            return _waiting(step, requirement)
    if ctx.part and ctx.part.unreadable and not step.check.before_reading:
        return _stopped(step, _own("unreadable", "unreadable", at=ctx.part.places))
    return _looked_at(step, step.check, ctx)


def _looked_at(step: Step, check: Check, ctx: Context) -> Judged:
    """Call the check once for each target; where one crashes, the others stay."""
    judgements: list[Judgement] = []
    failures: list[Failure] = []
    counts: Counter[tuple[str, str]] = Counter()
    wording, known = Wording(check.messages, check.remedies), known_of(ctx)
    for target_id, target in targets_of(check.target, ctx):
        try:
            observations = tuple(_observed(check.function(target, ctx, **step.settings)))
            if not observations:  # the check has nothing to say of this target
                continue
            made = judgement_of(step, wording, target_id, observations, counts, known)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a plugin's check may also call sys.exit()
            failures.append(_failure(step, error))
            crash = _own("crash", "crash", check=check.name)
            made = judgement_of(step, OWN, target_id, (crash,), counts, NOTHING)
        judgements.append(made)
    if not judgements:
        return _empty(step)
    examined = len(judgements) - len(failures)
    return Judged(tuple(judgements), examined, tuple(dict.fromkeys(failures)))


def _observed(said: Observations) -> Iterator[Observation]:
    """Yield what a check says, or raise: what no report can hold is a fault of the check."""
    for number, observation in enumerate(said):
        if number == OBSERVATIONS:
            raise ValueError(f"a check says at most {OBSERVATIONS} things of one target")
        if not isinstance(observation, Observation):
            raise TypeError(f"a check yields observations, not {type(observation).__name__}")
        if observation.outcome not in WORST_FIRST or observation.outcome == "not-applicable":
            raise ValueError("the outcome of an observation is pass, fail, review or open")
        if (observation.outcome == "open") != (observation.because in BECAUSE):
            raise ValueError("an observation says because of what it is open, and no other does")
        if not all(isinstance(place, Place) for place in observation.at):
            raise TypeError("the places of an observation are a tuple of Place")
        _check_words(observation)
        yield observation


def _check_words(said: Observation) -> None:
    """Refuse measures that are no numbers and words that are no texts."""
    for number in (said.measured, said.required):
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
            raise TypeError("what is measured and required are numbers")
    for word in (said.key, said.unit, said.remedy):
        if word is not None and not isinstance(word, str):
            raise TypeError("the key, the unit and the remedy of an observation are texts")
    plain((said.measured, said.required, said.unit))


def _failure(step: Step, error: BaseException) -> Failure:
    return Failure(
        requirement=step.requirement.id,
        check=step.requirement.check,
        plugin=step.plugin,
        error=describe(error),
    )


def _empty(step: Step) -> Judged:
    if step.requirement.when_empty == "not-applicable":
        return Judged((Judgement(target=_whole(step), outcome="not-applicable"),))
    return _stopped(step, _own("nothing-to-examine", "nothing-to-examine"))


def _waiting(step: Step, requirement: str) -> Judged:
    return _stopped(step, _own("waits-for", "waits-for", requirement=requirement))


def _stopped(step: Step, why: Observation) -> Judged:
    return Judged((judgement_of(step, OWN, _whole(step), (why,), Counter(), NOTHING),))


def _whole(step: Step) -> str:
    """Return the target id that stands for all targets of a requirement."""
    return step.requirement.part or "portfolio"


def _own(key: str, because: Because, at: tuple[Place, ...] = (), **args: str) -> Observation:
    """Make an observation of the engine's own."""
    own = {name: OwnWords(value) for name, value in args.items()}
    return Observation(outcome="open", key=key, because=because, args=own, at=at)
