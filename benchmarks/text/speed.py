"""What it costs to read the texts of a portfolio of 3,100 words, beside a bare pass over them."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks.text.asked import ANALYSIS, NARRATIVE, REFLECTION
from benchmarks.text.labelled import Explanation, Labelled, Narrative, Reflection
from benchmarks.turns import least

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import mcrubric

WORDS: Final[dict[str, tuple[type[Labelled], int]]] = {
    NARRATIVE: (Narrative, 1_600),
    REFLECTION: (Reflection, 900),
    ANALYSIS: (Explanation, 600),
}
"""Words of each part, together 3,100: what a portfolio has that says all that is asked."""
ROUNDS: Final = 9
_WORD: Final = re.compile(r"\w+")


def measured(texts: Sequence[Labelled], validator: mcrubric.Validator) -> dict[str, float]:
    """Return the milliseconds of our side, of the bare pass, and how many times that is."""
    parts = {
        part: list(_filled([each.text for each in texts if isinstance(each, kind)], words))
        for part, (kind, words) in WORDS.items()
    }
    hand_in = _hand_in(parts, validator.rubric)
    every = [text for part in parts.values() for text in part]
    ours, bare = least(
        ROUNDS,
        partial(validator.validate, hand_in, basis=("inferred",)),
        partial(_bare, every),
    )
    words = sum(len(text.split()) for text in every)
    return {"words": words, "ours": ours, "bare": bare, "ratio": ours / bare}


def _filled(texts: Sequence[str], words: int) -> Iterator[str]:
    """Yield texts, again and again if there are few, until they have this many words."""
    while texts and words > 0:
        for text in texts:
            if words > 0:
                taken = text.split(" ")[:words]
                words -= len(" ".join(taken).split())
                yield " ".join(taken)


def _hand_in(parts: dict[str, list[str]], rubric: mcrubric.Rubric) -> dict[str, Any]:
    details = [each.id for each in rubric.details]
    return {
        "documents": {part: {"text": "\n\n".join(parts[part])} for part in (NARRATIVE, REFLECTION)},
        "evidence": [
            {"detail": details[at % len(details)], "citations": [], "explanation": text}
            for at, text in enumerate(parts[ANALYSIS])
        ],
    }


def _bare(texts: Sequence[str]) -> Counter[str]:
    """Count the words of texts in lower case: what no reader of words can do without."""
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))
