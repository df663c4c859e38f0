"""Whether a sentence says that something was not done, or is only hoped for."""

from __future__ import annotations

import re
from typing import Final

_NOT_DONE: Final = re.compile(
    r"""\b(?:
      (?:did|do|does|have|has|had|could|was|were|am|are|is|can|will|would)(?:\ not|n['\u2019]t)
        \ (?:yet\ |really\ |actually\ |ever\ )?
        (?:do|done|get\ to|manage|managed|address|addressed|apply|applied|find\ time|able|complete
          |completed|start|started|begin|begun|finish|finished|work\ on|worked\ on
          |ha(?:ve|d)\ (?:the\ |an?\ |any\ |enough\ |much\ )?(?:time|chance|opportunity))
    | never\ (?:got|came|found\ (?:the\ )?time|managed|did|started|addressed|worked\ on)
    | (?:ran|run)\ out\ of\ time
    | (?:no|not\ enough|too\ little)\ (?:time|chance|opportunity)\ (?:to|for)
    | (?:hope|hoped|hoping|plan|planned|intend|intended|want|wanted|wish|would\ like)\ to
        \ (?:address|work\ on|apply|start|begin|get\ to)
    | not\ something\ (?:that\ )?(?:I|we)
    | (?:I|we)\ (?:left|have\ left)\ (?:this|that|it)\ (?:out|for\ later)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""How people say that they did not get to something, or mean to; a "not" within what was done
("I did not wait for them to come") is none of these."""


def is_undone(text: str) -> bool:
    """Tell whether a sentence says of what it speaks that it was not done, or not yet."""
    return _NOT_DONE.search(" ".join(text.split())) is not None
