"""Settings that say nothing about words are cut out of a part before it is parsed.

They are four fifths of the elements of what word processors write, and an element takes longer than
all of its text.
"""

from __future__ import annotations

import re
from typing import Final

# Settings of runs and of paragraphs that a reader of words asks for: all others are cut, with the
# element around them if nothing else is in it. A colour or a size matters only where it may hide.
_RUN: Final = rb'(?:vanish|shd|highlight|del)\b|sz [^<>]*"0*\d"|color\b'
_PALE: Final = rb'[^<>]*"(?:(?:[fF][3-9a-fA-F]){3}|background\d|light\d)"'
_PARAGRAPH: Final = rb'(?:pStyle|outlineLvl|framePr|shd|sectPr)\b|ind [^<>]*"-?\d{5,}"'
# Where the ground has a colour, words of any colour may be those that nobody can tell from it.
_COLOURED: Final = re.compile(rb'<w:highlight\b|\bw:(?:themeFill=|fill="(?!auto"|[fF]{6}"|"))')
_MARKS: Final = rb"proofErr|bookmarkStart|bookmarkEnd"


def _of_runs(kept: bytes) -> re.Pattern[bytes]:
    return re.compile(
        rb"<w:(?:rPr>(?:<w:(?!"
        + kept
        + rb")[^<>]*+(?<=/)>)*+</w:rPr|(?:"
        + _MARKS
        + rb")\b[^<>]*+(?<=/))>"
    )


_ON_WHITE: Final = _of_runs(_RUN + _PALE)
_ON_COLOUR: Final = _of_runs(_RUN)
_OF_PARAGRAPHS: Final = re.compile(
    rb"<w:pPr>(?:<w:(?!" + _PARAGRAPH + rb")[^<>]*+(?<=/)>)*+</w:pPr>"
)
_VERBATIM: Final = b"<![CDATA["


def trimmed(xml: bytes) -> bytes:
    """Return a part without what says nothing about its words, if no style hides any.

    Where a style does, a run's own colour or size can say that its words are seen after all.
    """
    if _VERBATIM in xml:  # what looks like an element may be text there
        return xml
    runs = _ON_COLOUR if _COLOURED.search(xml) else _ON_WHITE
    return _OF_PARAGRAPHS.sub(b"", runs.sub(b"", xml))
