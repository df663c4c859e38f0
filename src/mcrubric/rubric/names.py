"""Names and patterns that the files of authors have in common."""

from __future__ import annotations

from typing import Final

from mcrubric.model.waivers import SEEN

RUBRIC_SCHEMA: Final = "mcrubric.rubric/1"
EXAMPLES_SCHEMA: Final = "mcrubric.examples/1"

# Python's `$` also matches before a last line break, which ECMA 262 and JSON Schema do not.
_END: Final = r"$(?!\n)"
ITEM_ID: Final = "^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*" + _END
RUBRIC_ID: Final = "^[a-z0-9]+([-/][a-z0-9]+)*" + _END
RUBRIC_REFERENCE: Final = "^[a-z0-9]+([-/][a-z0-9]+)*(@[0-9]{1,9}([.][0-9]{1,9}){0,3})?" + _END
VERSION: Final = "^[0-9]{1,9}([.][0-9]{1,9}){0,3}" + _END
DATE: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}" + _END
LINES: Final = "^[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?" + _END
SHA256: Final = "^[0-9a-f]{64}" + _END
FINGERPRINT: Final = "^[0-9a-f]{32}" + _END
SAYS_SOMETHING: Final = r"\S"

PATTERNS_IN_WORDS: Final = {
    ITEM_ID: "an id: letters and digits, with single '.', '-' or '_' between them",
    RUBRIC_ID: "a rubric's id: small letters and digits, with single '-' or '/' between them",
    RUBRIC_REFERENCE: "a rubric's id, such as mo/three-part-credential, perhaps with @1.0.0",
    VERSION: "a version: up to four numbers with dots between them, such as 1.0.0",
    DATE: "a date, such as 2026-07-01",
    LINES: "a line or lines of the page, such as 12 or 36-46",
    FINGERPRINT: "the fingerprint of a finding: 32 of the characters 0-9 and a-f",
    SAYS_SOMETHING: "a text that says something",
    SEEN: "a text of which something can be seen",
    SHA256: "a SHA-256 digest: 64 of the characters 0-9 and a-f",
}
