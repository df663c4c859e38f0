"""Settings that say nothing about words are cut out of a part before it is parsed.

They are four fifths of the elements of what word processors write, and an element takes longer than
all of its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_END_OF_RUN: Final = b"</w:r>"
_END_OF_PARAGRAPH: Final = b"</w:p>"
_LONGEST: Final = 1 << 20  # a run is rarely a hundredth of that


def trimmed(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a part without what says nothing about its words, if no style hides any.

    Where a style does, a run's own colour or size can say that its words are seen after all.
    Pieces are cut anew where a run or a paragraph ends, for nothing that is cut out goes on there.
    """
    left, runs = b"", _ON_WHITE
    for piece in pieces:
        left += piece
        end = max(map(left.rfind, (_END_OF_RUN, _END_OF_PARAGRAPH)))
        if _VERBATIM in left or (end < 0 and len(left) > _LONGEST):
            yield left  # what looks like an element may be text there
            yield from pieces
            return
        if end >= 0:
            end += len(_END_OF_RUN)
            whole, left = left[:end], left[end:]
            # What colours the ground stands before the words on it, or beside them.
            runs = runs if runs is _ON_COLOUR or not _COLOURED.search(whole) else _ON_COLOUR
            yield _OF_PARAGRAPHS.sub(b"", runs.sub(b"", whole))
    yield left
