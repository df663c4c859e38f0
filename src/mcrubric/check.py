"""What a check is: a pure function that judges one target, and what it can say."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_type_hints

from mcrubric.locators.resolve import WHOLE_UP_TO, resolve
from mcrubric.model.artifacts import Artifact
from mcrubric.model.errors import CheckDefinitionError
from mcrubric.model.places import Place
from mcrubric.model.portfolio import Citation, Evidence, Part, Portfolio
from mcrubric.model.rubric import Component, Detail, Outcome, PartKind, Prompt, Requirement, Rubric
from mcrubric.model.verdicts import BASES, Basis, Because, Verdict
from mcrubric.text.echo import Echo, find_echoes
from mcrubric.text.sentences import Sentence, sentences_of
from mcrubric.text.words import WordCount, count_words

if TYPE_CHECKING:
    from mcrubric.model.locators import Resolution

TARGET_TYPES: Final = (
    Portfolio, Part, Prompt, Outcome, Detail, Component, Evidence, Citation, Artifact,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """What a check says about its target; `key` and `args` make the message."""

    outcome: Verdict
    key: str = ""
    because: Because | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    at: tuple[Place, ...] = ()
    measured: int | float | None = None
    required: int | float | None = None
    unit: str | None = None
    remedy: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


Observations = Iterator[Observation]
CheckFunction = Callable[..., Observations]
Function = TypeVar("Function", bound=CheckFunction)
Value = TypeVar("Value")


def passed(
    *,
    measured: float | None = None,
    required: float | None = None,
    unit: str | None = None,
    at: tuple[Place, ...] = (),
    evidence: Mapping[str, Any] | None = None,
) -> Observation:
    """Say that the target was looked at and nothing is wrong with it."""
    return Observation(
        outcome="pass", measured=measured, required=required, unit=unit, at=at,
        evidence=evidence or {},
    )  # fmt: skip


def failed(key: str, **said: Any) -> Observation:
    """Say that something is wrong, for sure; the keywords are those of `Observation`."""
    return _said("fail", key, said)


def review(key: str, **said: Any) -> Observation:
    """Say that a person should look; the keywords are those of `Observation`."""
    return _said("review", key, said)


def opened(key: str, because: Because, **said: Any) -> Observation:
    """Say that it could not be determined, and why."""
    return _said("open", key, {**said, "because": because})


_FIELDS: Final = frozenset(Observation.__slots__) - {"outcome", "key", "args"}


def _said(outcome: Verdict, key: str, said: Mapping[str, Any]) -> Observation:
    """Make an observation; keywords that it has no field for are arguments of the message."""
    fields = {name: value for name, value in said.items() if name in _FIELDS}
    args = {name: value for name, value in said.items() if name not in _FIELDS}
    return Observation(outcome=outcome, key=key, args=args, **fields)


@dataclass(frozen=True, slots=True)
class Context:
    """A read-only view of the whole for a check that judges one target in it.

    What is worked out from texts and citations is worked out once for all checks of a run.
    """

    rubric: Rubric
    portfolio: Portfolio
    requirement: Requirement
    part: Part | None
    memo: dict[tuple[str, str, object], Any] = field(
        default_factory=dict, repr=False, compare=False
    )

    def words(self, part: Part) -> WordCount:
        """Count the words of a part by the word contract, questions pasted in left out."""
        prompts = tuple(prompt.text for prompt in self._prompts(part))
        return self.once("words", lambda: count_words(part.documents, prompts), part.id)

    def resolve(self, citation: Citation, *, whole_up_to: int = WHOLE_UP_TO) -> Resolution:
        """Look a citation up in the facts of its artifact."""
        artifact = self._artifacts().get(citation.artifact or "")
        return self.once(
            "resolve",
            lambda: resolve(citation, artifact, whole_up_to=whole_up_to),
            (citation.id, citation.artifact, whole_up_to),
        )

    def analysis(self, part: Part) -> tuple[Sentence, ...]:
        """Return the sentences of a part in order, without headings and pasted questions."""
        return self.once("analysis", lambda: self._own_sentences(part), part.id)

    def echoes(self, part: Part) -> tuple[tuple[Echo, ...], ...]:
        """Return where each document of a part repeats a question of the page."""
        prompts = tuple(prompt.text for prompt in self._prompts(part))
        return self.once(
            "echoes",
            lambda: tuple(find_echoes(document, prompts) for document in part.documents),
            part.id,
        )

    def once(self, name: str, make: Callable[[], Value], key: object = "") -> Value:
        """Work something out once for all targets of a run.

        The name is the module's own, in which `make` is written: no other module's results are
        met under it.
        """
        full = (make.__module__, name, key)
        if full not in self.memo:
            self.memo[full] = make()
        return cast("Value", self.memo[full])

    def _own_sentences(self, part: Part) -> tuple[Sentence, ...]:
        echoes = self.echoes(part)
        return tuple(
            sentence
            for sentence in sentences_of(part.documents)
            if not any(
                sentence.start < echo.end and echo.start < sentence.end
                for echo in echoes[sentence.document]
            )
        )

    def _prompts(self, part: Part) -> tuple[Prompt, ...]:
        outlines = self.rubric.parts
        return next((each.prompts for each in outlines if each.id == part.id), ())

    def _artifacts(self) -> Mapping[str, Artifact]:
        return self.once(
            "artifacts", lambda: {each.path: each for each in self.portfolio.artifacts}
        )


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a check, as its function declares it.

    `default` is `inspect.Parameter.empty` if there is none.
    """

    name: str
    type: Any
    default: Any

    @property
    def setting(self) -> str:
        """The parameter's name in a rubric: the same words in kebab-case."""
        return self.name.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check function with what its signature and decorator say of it."""

    name: str
    function: CheckFunction
    target: type
    basis: Basis
    parameters: tuple[Parameter, ...]
    messages: Mapping[str, str]
    remedies: Mapping[str, str]
    waits_for: tuple[str, ...]
    before_reading: bool
    part_kind: PartKind | None

    @property
    def docs(self) -> str:
        """The check's docstring, which is the only text about it."""
        return inspect.getdoc(self.function) or ""

    @property
    def summary(self) -> str:
        """The first sentence of the docs."""
        return self.docs.partition("\n")[0]


_ATTRIBUTE: Final = "__mcrubric_check__"


def check(
    name: str,
    *,
    basis: Basis,
    messages: Mapping[str, str] | None = None,
    remedies: Mapping[str, str] | None = None,
    waits_for: tuple[str, ...] = ("part-present",),
    before_reading: bool = False,
    part_kind: PartKind | None = None,
) -> Callable[[Function], Function]:
    """Make a check of a function `(target, ctx, *, parameters) -> Observations`.

    The function itself stays what it was, so that a test can call it.
    Its first parameter's type says what it runs over.
    `messages` and `remedies` hold the wording by key, with `{name}` for arguments.
    `waits_for` names checks that must not fail in the same part for this one to mean anything.
    `before_reading` is for checks that judge whether a file is there, readable or not.
    `part_kind` is the kind of part that the check can look at, None if either.

    Raises:
        CheckDefinitionError: the signature is not of that form, or an annotation does not resolve.
    """

    def register(function: Function) -> Function:
        if basis not in BASES:
            raise CheckDefinitionError(f"check {name!r}: the basis is one of {', '.join(BASES)}")
        target, parameters = _signature(name, function)
        made = Check(
            name=name, function=function, target=target, basis=basis, parameters=parameters,
            messages=dict(messages or {}), remedies=dict(remedies or {}),
            waits_for=waits_for, before_reading=before_reading,
            part_kind="evidence" if target in (Evidence, Citation) else part_kind,
        )  # fmt: skip
        setattr(function, _ATTRIBUTE, made)
        return function

    return register


def check_of(function: CheckFunction) -> Check:
    """Return the check that `@check` made of a function.

    Raises:
        CheckDefinitionError: the function was not decorated.
    """
    made = getattr(function, _ATTRIBUTE, None)
    if not isinstance(made, Check):
        raise CheckDefinitionError(f"{function!r} is not a check: decorate it with @check(...)")
    return made


def _signature(name: str, function: CheckFunction) -> tuple[type, tuple[Parameter, ...]]:
    try:
        hints = get_type_hints(function, include_extras=True)
    except (NameError, TypeError) as error:
        raise CheckDefinitionError(
            f"check {name!r}: a type annotation does not resolve at run time: {error}; "
            "import the type outside `if TYPE_CHECKING`"
        ) from error
    positional, keywords = [], []
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            keywords.append(parameter)
        else:
            positional.append(parameter)
    target = hints.get(positional[0].name) if positional else None
    if len(positional) != 2 or target not in TARGET_TYPES:  # noqa: PLR2004 - target and context
        raise CheckDefinitionError(
            f"check {name!r}: the parameters are `(target, ctx, *, settings)`, and the target's "
            f"type is one of {', '.join(each.__name__ for each in TARGET_TYPES)}"
        )
    hidden = [parameter.name for parameter in keywords if parameter.name.startswith("_")]
    if hidden:
        raise CheckDefinitionError(f"check {name!r}: {hidden[0]} may not begin with _")
    untyped = [parameter.name for parameter in keywords if parameter.name not in hints]
    if untyped:
        raise CheckDefinitionError(f"check {name!r}: no type for {', '.join(untyped)}")
    return target, tuple(Parameter(p.name, hints[p.name], p.default) for p in keywords)
