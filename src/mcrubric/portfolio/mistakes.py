"""The mistakes in a hand-in mapping as faults, each with its place as a JSON pointer."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Final

from mcrubric.model.artifacts import Facts
from mcrubric.model.facts_data import STATES
from mcrubric.model.own_words import OwnWords
from mcrubric.model.portfolio import Fault
from mcrubric.text.near import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

Loc = tuple[str | int, ...]
"""A place in a mapping: keys and positions, from the outside in."""

_TAGGED: Final = frozenset(("documents", "artifacts"))
"""Under these, pydantic names at position 2 which of two forms it took a value for."""

_UPLOAD: Final = 2
"""Steps to an upload: `/artifacts/0`."""

_WORDS: Final = {
    "missing": "this is missing",
    "string_type": "a text is asked for here",
    "string_too_short": "this is empty",
    "string_unicode": "this text holds half of a pair of surrogates",
    "int_type": "a whole number is asked for here",
    "float_type": "a number is asked for here",
    "finite_number": "a number is asked for here",
    "greater_than_equal": "the number is too small",
    "list_type": "a list is asked for here",
    "dict_type": "a mapping is asked for here",
    "model_type": "a mapping is asked for here",
    "bool_type": "true or false is asked for here",
}
_KEYS: Final = {
    "": ("rubric", "documents", "evidence", "artifacts"),
    "documents": ("text", "format"),
    "artifacts": ("path", "base64", "facts"),
    "facts": tuple(field.name for field in fields(Facts)),
    **{name: tuple(field.name for field in fields(state)) for name, state in STATES.items()},
}


_OUR_KEYS: Final = frozenset(key for keys in _KEYS.values() for key in keys)
_PART: Final = re.compile(r"part-[0-9]{1,3}")


def faults_of(data: Mapping[str, object]) -> list[tuple[Loc, Fault]]:
    """Return the mistakes in a hand-in, but for those in its self-analysis.

    The entries of the self-analysis are read by the reader that also reads YAML and JSON files:
    it tells their mistakes and keeps what can be read.
    """
    from mcrubric.portfolio.handin import mistakes

    apart = {key: each for key, each in data.items() if key != "evidence"}
    return [
        (loc, _fault(_upload(_untagged(loc), kind), kind, message))
        for loc, kind, message in mistakes(apart)
    ]


def bad_hand_in(loc: Loc, problem: str) -> Fault:
    """Tell that something in a mapping is not as asked."""
    return Fault("bad-hand-in", {"at": pointer(loc), "problem": OwnWords(problem)})


def pointer(loc: Loc) -> str:
    """Return a place as a JSON pointer (RFC 6901), marked as ours if it holds no other key."""
    made = "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in loc)
    ours = all(isinstance(key, int) or key in _OUR_KEYS or _PART.fullmatch(key) for key in loc)
    return OwnWords(made) if ours else made


def _upload(loc: Loc, kind: str) -> Loc:
    """Place the lack of a content at the upload itself: it may be one of several things."""
    return loc[:2] if kind == "missing" and loc[2:] == ("base64",) else loc


def _untagged(loc: Loc) -> Loc:
    return loc[:2] + loc[3:] if loc[:1] and loc[0] in _TAGGED else loc


def _fault(loc: Loc, kind: str, message: str) -> Fault:
    upload = loc[:1] == ("artifacts",)
    if kind == "missing" and upload and len(loc) == _UPLOAD:
        return bad_hand_in(loc, "one of `base64`, `facts` and (in Python) `content` is missing")
    if kind != "extra_forbidden":
        asked = message.replace("Input should be", "this should be")
        return bad_hand_in(loc, _WORDS.get(kind, asked))
    key = str(loc[-1])
    if upload and len(loc) == _UPLOAD + 1 and key == "facts":
        return bad_hand_in(loc, "this stands beside `base64`; one is asked for")
    if upload and len(loc) == _UPLOAD + 1 and key == "content":
        return bad_hand_in(loc, "only Python can give this; in JSON, `base64` says the same")
    level = next((str(step) for step in reversed(loc[:-1]) if step in _KEYS), "")
    guess = nearest(key, _KEYS[level]) or ""
    return Fault("unknown-key", {"key": key, "guess": OwnWords(guess), "at": pointer(loc)})
