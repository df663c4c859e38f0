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
_RUN: Final = rb'(?:vanish|shd|highlight|del)\b|color\b[^<>]*[fF]{6}|sz [^<>]*"\d"'
_PARAGRAPH: Final = rb"(?:pStyle|outlineLvl|framePr|shd|sectPr)\b"
_MARKS: Final = rb"proofErr|bookmarkStart|bookmarkEnd"
_OF_RUNS: Final = re.compile(
    rb"<w:(?:rPr>(?:<w:(?!"
    + _RUN
    + rb")[^<>]*+(?<=/)>)*+</w:rPr|(?:"
    + _MARKS
    + rb")\b[^<>]*+(?<=/))>"
)
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
    left = b""
    for piece in pieces:
        left += piece
        end = max(map(left.rfind, (_END_OF_RUN, _END_OF_PARAGRAPH)))
        if _VERBATIM in left or (end < 0 and len(left) > _LONGEST):
            yield left  # what looks like an element may be text there
            yield from pieces
            return
        if end >= 0:
            end += len(_END_OF_RUN)
            yield _without_settings(left[:end])
            left = left[end:]
    yield left


def _without_settings(xml: bytes) -> bytes:
    return _OF_PARAGRAPHS.sub(b"", _OF_RUNS.sub(b"", xml))
