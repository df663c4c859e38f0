"""A waiver: what somebody with the authority to do so lets one portfolio go without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANDATORY: Final = ("reason", "authority", "expires")
NAMES: Final = ("fingerprint", "requirement", "target")
"""The keys that say what is waived."""
BOTH: Final = (
    "a waiver names a finding by `fingerprint`, or by `requirement` and `target`, not both"
)
SEEN: Final = (
    r"[^\s\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A character that can be seen: a reason of any other ones is none."""
NEITHER: Final = "say what is waived: a `fingerprint`, or a `requirement` and its `target`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """Why, by whom and until when something need not be there, and what it is.

    That is one finding, by its `fingerprint`, or all findings about one `target` of one
    `requirement`. `expires` is the last day on which it holds, as in `2027-06-30`.

    Raises:
        ValueError: reason or authority is blank, there is no such day, or it does not name what
            is waived in one of the two ways.
    """

    reason: str
    authority: str
    expires: str
    fingerprint: str | None = None
    requirement: str | None = None
    target: str | None = None

    def __post_init__(self) -> None:
        given = ((key, getattr(self, key)) for key in self.__slots__)
        said = {key: each for key, each in given if each is not None}
        for key in (*MANDATORY, *said):
            if not re.search(SEEN, said.get(key, "")):
                raise ValueError(f"the {key} of a waiver is blank")
        for _, slip in slips(said):
            raise ValueError(slip)

    @property
    def names(self) -> tuple[str, str, str]:
        """What it names: two waivers with the same names cover the same."""
        return (self.requirement or "", self.target or "", self.fingerprint or "")


def slips(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with what a waiver says, each with the key that it is about.

    The key is blank where it is about the whole.
    """
    names = [key for key in NAMES if key in said]
    if not names:
        yield "", NEITHER
    elif "fingerprint" in names and len(names) > 1:
        yield "fingerprint", BOTH
    elif "fingerprint" not in names and len(names) == 1:
        other = "target" if names == ["requirement"] else "requirement"
        yield names[0], f"{names[0]!r} goes with {other!r}, which is missing"
    if "expires" in said and not is_day(said["expires"]):
        yield "expires", f"there is no day {said['expires']!r}; a day is written as in 2027-06-30"


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written as in `2027-06-30`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
