"""Whether a sentence speaks of what is still to be done."""

from __future__ import annotations

import re
from typing import Final

_AHEAD: Final = re.compile(
    r"""\b(?:
      (?:I|we|he|she|they|it|you|who|that|principal|school|team)(?:\ (?:will|shall)|['\u2019]ll)
    | will\ (?:be|also|continue|keep|go\ on|take|hold|have|start|begin|meet)
    | (?:am|are|is)\ (?:also\ )?going\ to
    | next\ (?:year|school\ year|fall|autumn|spring|summer|winter|semester|month|term)
    | (?:plan|plans|intend|intends|mean|aim|hope|want|wants|would\ like)\ to
    | (?:from\ now\ on|in\ (?:the\ )?(?:future|coming)|going\ forward|the\ coming)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def is_ahead(text: str) -> bool:
    """Tell whether a sentence looks forward: it is seldom the one that tells what was done."""
    return _AHEAD.search(text) is not None
