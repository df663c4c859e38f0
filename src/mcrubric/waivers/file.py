"""The shape of a file of waivers."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field

from mcrubric.model.limits import WAIVER_WORDS
from mcrubric.model.waivers import SEEN
from mcrubric.rubric.names import DATE, FINGERPRINT
from mcrubric.rubric.shapes import UNSAID, Shape, published

WAIVERS_SCHEMA: Final = "mcrubric.waivers/1"
SCHEMA_ID: Final = "urn:mcrubric:waivers:1"

Said = Annotated[str, Field(pattern=SEEN)]
Brief = Annotated[str, Field(pattern=SEEN, max_length=WAIVER_WORDS)]

NAMED: Final[dict[str, Any]] = {
    "oneOf": [
        {"required": ["fingerprint"]},
        {"required": ["requirement", "target"]},
    ],
    "dependentSchemas": {
        "fingerprint": {"properties": {"requirement": False, "target": False}},
    },
}
"""What is waived is named in one of two ways; a shape alone cannot say that."""


class WaiverShape(Shape):
    """One thing that is waived: by fingerprint, or by requirement and target."""

    model_config = ConfigDict(json_schema_extra=NAMED)

    reason: Brief = Field(description="Why; shown to the candidate and the assessor.")
    authority: Brief = Field(description="Who decided it.")
    expires: str = Field(pattern=DATE, description="The last day on which it holds.")
    fingerprint: str = Field(
        UNSAID, pattern=FINGERPRINT, description="Of one finding, as a report has it."
    )
    requirement: Said = Field(UNSAID, description="The id of a requirement.")
    target: Said = Field(
        UNSAID, description="What in it is waived, as a report has it: all findings about it are."
    )


class WaiversShape(Shape):
    """The waivers of one portfolio."""

    schema_: Literal["mcrubric.waivers/1"] = Field(alias="schema")
    waivers: list[WaiverShape]


def waivers_schema() -> dict[str, Any]:
    """Return the published JSON Schema of a file of waivers, made from the models above.

    That a day is one of the calendar is more than it can say.
    """
    return published(WaiversShape, SCHEMA_ID, "Waivers of mcrubric")
