"""The words with which people head the columns of a self-analysis, and what each stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Role = Literal["detail", "outcome", "artifact", "place", "explanation", "number", "aside"]
"""What a column holds; `aside`: nothing that is asked for, such as a date."""

STRONG: Final = 2
WEAK: Final = 1
"""A weak word yields to a strong one in another column: `Evidence` beside `File`."""

_ASIDES: Final = "date dates status done initials reviewer assessor completed complete"
_EXPLAINS: Final = (
    "explanation explanations explain explains rationale how why reflection reflections reflect "
    "justification justify demonstrates demonstrate demonstrated shows show analysis proficiency "
    "significance relevance relates supports proves meaning interpretation reasoning argument"
)
_DESCRIBES: Final = (
    "description descriptions describe describes commentary comment comments narrative notes note "
    "connection summary remarks context"
)
_PLACES: Final = (
    "where page pages pg pgs pp p time times timestamp timestamps stamp stamps minute minutes "
    "location locations locate place places locator locators position slide slides section "
    "sections paragraph paragraphs spot sheet cell line lines clip"
)
_FILES: Final = (
    "artifact artifacts artefact artefacts file files filename filenames upload uploads uploaded "
    "document documents attachment attachments attached exhibit exhibits"
)
_EVIDENCE: Final = (
    "evidence source sources link links hyperlink hyperlinks url urls media video videos photo "
    "photos proof proofs documentation reference references citation citations"
)
_DETAILS: Final = (
    "detail details indicator indicators criterion criteria element elements descriptor "
    "descriptors standard standards competency competencies skill skills requirement "
    "requirements component components ability abilities expectation expectations"
)
_OUTCOMES: Final = "outcome outcomes eo eos objective objectives goal goals domain domains"
_NUMBERS: Final = "no nr number num row"

_ROLES: Final[tuple[tuple[Role, int, frozenset[str]], ...]] = (
    ("aside", STRONG, frozenset(_ASIDES.split())),
    ("explanation", STRONG, frozenset(_EXPLAINS.split())),
    ("place", STRONG, frozenset(_PLACES.split())),
    ("artifact", STRONG, frozenset(_FILES.split())),
    ("artifact", WEAK, frozenset(_EVIDENCE.split())),
    ("detail", STRONG, frozenset(_DETAILS.split())),
    ("outcome", STRONG, frozenset(_OUTCOMES.split())),
    ("explanation", WEAK, frozenset(_DESCRIBES.split())),
    ("number", STRONG, frozenset(_NUMBERS.split())),
)
"""By precedence: `Where in the artifact` is a place, `Explanation of the evidence` explains."""

UNITS: Final[Mapping[str, str]] = {
    "page": "page", "pages": "page", "pg": "page", "pgs": "page", "pp": "page", "p": "page",
    "slide": "slide", "slides": "slide", "minute": "minute", "minutes": "minute",
    "line": "line", "lines": "line", "paragraph": "paragraph", "paragraphs": "paragraph",
    "section": "section", "sections": "section",
}  # fmt: skip
"""What a bare number below such a head counts."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_PIECES: Final = re.compile(r"\s*(?:[/&+,;\n]|\band\b|\bor\b)\s*", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?]$")
_SIGNS: Final = frozenset("#\N{NUMERO SIGN}")
_LONGEST: Final = 20
"""Words: a longer text heads no column."""
_SHORT: Final = 3
"""Words: `No.` ends like a sentence and is none."""


def claims_of(text: str) -> Mapping[Role, int]:
    """Return what the head of a column claims to stand above, and how strongly; perhaps nothing."""
    words = text.split()
    sentence = len(words) > _SHORT and _SENTENCE.search(text.strip())
    if not words or len(words) > _LONGEST or sentence:
        return {}
    if text.strip() in _SIGNS:
        return {"number": STRONG}
    claims: dict[Role, int] = {}
    for piece in _PIECES.split(text):
        for role, strength in _claims(frozenset(_words(piece))).items():
            claims[role] = max(strength, claims.get(role, 0))
    return {"aside": STRONG} if "aside" in claims else claims


def units_in(text: str) -> frozenset[str]:
    """Return what bare numbers below the head of a column may count: pages, slides, minutes."""
    return frozenset(UNITS[word] for word in _words(text) if word in UNITS)


def _claims(words: frozenset[str]) -> dict[Role, int]:
    """Return the claim of the first role; a description of evidence may hold the evidence."""
    found = [(role, strength) for role, strength, known in _ROLES if words & known]
    if not found:
        return {}
    first = found[0]
    described = ("explanation", WEAK) in found and first[0] == "artifact"
    return dict([first, ("explanation", WEAK)] if described else [first])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
