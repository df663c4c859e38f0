"""A report as JSON and back (`mcrubric.report/1`), and the schema that says what it looks like."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, cast

from mcrubric.model.errors import Mistake, ReportError
from mcrubric.model.failures import Failure
from mcrubric.model.limits import Limits
from mcrubric.model.places import Place
from mcrubric.model.report import REPORT_SCHEMA, Report
from mcrubric.model.schema_mistakes import mistakes_in, pointer
from mcrubric.model.strict_json import read_json

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator

    from mcrubric.model.diff import Diff
    from mcrubric.model.findings import Judgement, Result

SCHEMA_ID: Final = "urn:mcrubric:report:1"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
ESCAPED: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Half of a character, as in a file name that is not UTF-8: JSON can only say it escaped.

Controls, ends of lines and what turns the direction of writing are written so too: they are data,
and nothing that a terminal or a log may act on.
"""

ADDED: Final = frozenset(
    (
        "wording", "quoted", "named", "remedy_wording", "paths", "digests", "only", "since",
        "waived", "waiting",
    )
)  # fmt: skip
"""Fields that reports of before do not have; a reader takes those too."""

_UNSAID: Final = (None, "")

DIFF_ID: Final = "urn:mcrubric:diff:1"

FAILURE_KEYS: Final = ("requirement", "check", "plugin", "error")
"""In the order of the contract; all other values are written in the order of their fields."""


def dump_report(report: Report) -> str:
    """Return a report as one line of JSON; the same report gives the same text.

    Every key is always there, with null for what is not known or does not apply, except in places,
    which have only the keys that apply, and the `ADDED` ones of a report of before.

    Raises:
        ValueError: the report holds a number that JSON cannot say (NaN, infinity).
    """
    return ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", as_text(report))


def as_text(value: Report | Diff | Result | Judgement) -> str:
    """Return a report, or a part of one, as JSON; halves of characters stand as they are."""
    return json.dumps(
        value, default=_as_json, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )


def _as_json(value: Any) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    names = FAILURE_KEYS if isinstance(value, Failure) else type(value).__slots__
    known = ((name, getattr(value, name)) for name in names)
    if isinstance(value, Place):
        return {name: field for name, field in known if field is not None}
    return {name: field for name, field in known if name not in ADDED or field not in _UNSAID}


def parse_report(text: str | bytes) -> Report:
    """Return the report that JSON text holds.

    Keys that this version does not know are passed over, since `mcrubric.report/1` may gain some:
    a reader of today takes a report of tomorrow.

    Raises:
        ReportError: it is not a `mcrubric.report/1`; every mistake is listed with its JSON pointer.
    """
    data = _read(text)
    mistakes = mistakes_in(data, published_schema())
    if mistakes:
        raise ReportError(mistakes)
    return _made(data)


def _read(text: str | bytes) -> Any:
    try:
        data = read_json(text, depth=Limits().json_depth)
    except ValueError as error:
        raise ReportError((Mistake(str(error)),)) from error
    said = data.get("schema") if isinstance(data, dict) else None
    if said != REPORT_SCHEMA:
        what = f"its schema is {said!r}" if isinstance(said, str) else "it names no schema"
        message = f"this is not a report that can be read: {what}; it has to be {REPORT_SCHEMA!r}"
        raise ReportError((Mistake(message),))
    return data


def _made(data: Any) -> Report:
    """Return the report of data that fits the schema.

    JSON has numbers of any size, which the schema cannot say; those that no value holds end here.
    """
    from pydantic_core import ValidationError

    try:
        return cast("Report", _validator().validate_python(data))
    except ValidationError as error:
        raise ReportError(
            tuple(Mistake(f"{pointer(each['loc'])}: {each['msg']}") for each in error.errors())
        ) from error


@cache
def published_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of reports that comes with the library."""
    text = files("mcrubric").joinpath("schemas/report.json").read_text("utf-8")
    schema: Mapping[str, Any] = json.loads(text)
    return schema


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that the values in `model/report.py` and below it make."""
    return _schema_of(SCHEMA_ID, _core_schema())


def diff_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that the values in `model/diff.py` make."""
    from pydantic import TypeAdapter

    from mcrubric.model.diff import DIFF_SCHEMA, Diff

    return _schema_of(DIFF_ID, _as_written(TypeAdapter(Diff).core_schema, DIFF_SCHEMA))


def _schema_of(name: str, core: CoreSchema) -> dict[str, Any]:
    from pydantic.json_schema import GenerateJsonSchema

    made = GenerateJsonSchema().generate(core, mode="validation")
    return {"$schema": DIALECT, "$id": name, **made}


@cache
def _validator() -> SchemaValidator:
    from pydantic_core import SchemaValidator

    return SchemaValidator(_core_schema())


def _core_schema() -> CoreSchema:
    from pydantic import TypeAdapter

    return _as_written(TypeAdapter(Report).core_schema)  # type: ignore[no-any-return]


def _as_written(schema: Any, named: str = REPORT_SCHEMA) -> Any:
    """Return pydantic's schema of a value without the defaults that only help to make one in code.

    What we write is always complete, so a report without `results` was cut, and is not one with
    none. In a place nothing is needed.
    """
    if isinstance(schema, list):
        return [_as_written(each, named) for each in schema]
    if not isinstance(schema, dict) or schema.get("cls") is Place:
        return schema
    made = {key: _as_written(value, named) for key, value in schema.items()}
    if made.get("type") == "dataclass-field":
        if made["name"] == "schema":
            made["schema"] = {"type": "literal", "expected": [named]}
        elif made["schema"]["type"] == "default" and made["name"] not in ADDED:
            made["schema"] = made["schema"]["schema"]
    return made
