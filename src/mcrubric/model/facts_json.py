"""Facts as JSON text and back, so that a portal reads a file once and hands its facts in later."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from mcrubric.model.errors import FactsError, Mistake
from mcrubric.model.facts_data import data_of, facts_from
from mcrubric.model.limits import Limits
from mcrubric.model.schema_mistakes import mistakes_in
from mcrubric.model.strict_json import read_json

if TYPE_CHECKING:
    from mcrubric.model.artifacts import Facts

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""Half of a character, as a damaged file may hold: no JSON reader has to take it."""
_UNKNOWN: Final = "\ufffd"


def dump_facts(facts: Facts) -> str:
    """Return facts as one line of JSON: what is known, and nothing else."""
    return as_text(data_of(facts))


def as_text(data: Any) -> str:
    """Return data as one line of JSON that every reader of JSON takes."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _LONE_SURROGATE.sub(_UNKNOWN, text)


def parse_facts(text: str | bytes) -> Facts:
    """Return the facts that JSON text holds.

    Raises:
        FactsError: they are not written as `mcrubric schema facts` asks; all mistakes are listed.
    """
    try:
        data = read_json(text, depth=Limits().json_depth)
    except ValueError as error:
        raise FactsError((Mistake(str(error)),)) from error
    schema = files("mcrubric").joinpath("schemas/facts.json").read_text("utf-8")
    if mistakes := mistakes_in(data, json.loads(schema)):
        raise FactsError(mistakes)
    return facts_from(data)
