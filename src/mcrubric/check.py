"""What a check is: a pure function that judges one target, and what its signature says of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar, get_type_hints

from mcrubric.model.artifacts import Artifact
from mcrubric.model.errors import CheckDefinitionError
from mcrubric.model.portfolio import Citation, Evidence, Part, Portfolio
from mcrubric.model.rubric import Component, Detail, Outcome, PartKind, Prompt
from mcrubric.model.verdicts import BASES, Basis
from mcrubric.observation import Observations

TARGET_TYPES: Final = (
    Portfolio, Part, Prompt, Outcome, Detail, Component, Evidence, Citation, Artifact,
)  # fmt: skip

CheckFunction = Callable[..., Observations]
Function = TypeVar("Function", bound=CheckFunction)


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
    uses_examples: bool = False

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
    uses_examples: bool = False,
) -> Callable[[Function], Function]:
    """Make a check of a function `(target, ctx, *, parameters) -> Observations`.

    The function itself stays what it was, so that a test can call it.
    Its first parameter's type says what it runs over.
    `messages` and `remedies` hold the wording by key, with `{name}` for arguments.
    `waits_for` names checks that must not fail in the same part for this one to mean anything.
    `before_reading` is for checks that judge whether a file is there, readable or not.
    `part_kind` is the kind of part that the check can look at, None if either.
    `uses_examples` is for checks that recognise texts by the rubric's side files: nobody else's
    run reads these.

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
            uses_examples=uses_examples,
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
