"""Words without their endings, enough to see that two forms are one word."""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 3
"""Letters that are left of a word at least."""
_ENDINGS: Final = re.compile(r"(?:ness(?:es)?|ingly|edly|ings?|ied|ies|ions?|ed|es|s|ly|e|y)\Z")


def stem(word: str) -> str:
    """Return a lower-case word without its usual endings: `evaluation`, `evaluates`: `evalu`."""
    plain = word.removesuffix("'s").rstrip("'")
    match = _ENDINGS.search(plain)
    if match is None or match.start() < _SHORTEST:
        return plain
    cut = plain[: match.start()]
    if len(cut) > _SHORTEST and cut[-1] == cut[-2] and cut[-1] not in "aeioulsz":
        return cut[:-1]
    return cut[:-2] if cut.endswith("at") and len(cut) > _SHORTEST + 2 else cut
