"""What a template leaves for its user to replace."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBS: Final = (
    "Add|Answer|Choose|Cite|Complete|Delete|Describe|Discuss|Enter|Explain|Fill|Give|Identify|Insert"
    "|Link|List|Name|Paste|Provide|Put|Reflect|Replace|Say|Select|Show|Summari[sz]e|Tell|Type"
    "|Upload|Write"
)
# What follows the verb in an instruction. Without it, `[Name withheld]` and `[Show of hands]`,
# which candidates write, would be taken for something left from a template.
_OBJECTS: Final = (
    "a|about|an|any|at|each|every|from|here|how|in|it|on|one|out|some|text|that|the|these|this|to"
    "|two|up|what|when|where|which|who|why|with|you|your"
)
_YOURS: Final = "answer|artifact|evidence|explanation|reflection|response|summary|text"
_BRACKETED: Final = re.compile(
    rf"""
    \[[ ]*(?:
        (?:{_VERBS})(?=\s+(?:{_OBJECTS})\b | [^\[\]]{{0,300}}\bhere\b | \s*(?:\.\.\.|…) )
      | (?i:(?:your|insert)\s+(?:\w+\s+){{0,3}}(?:{_YOURS}|here))\b
      | (?i:to\ do|todo|tbd)\b
    )[^\[\]]{{0,500}}\](?![(\[])   # not the label of a link
    """,
    re.VERBOSE,
)
_ANGLED: Final = re.compile(
    r"<\s*(?:(?:your|insert|enter|add|type|write|describe|explain)\b[^<>]{0,200})>", re.IGNORECASE
)
_BRACED: Final = re.compile(r"\{\{[^{}]{0,200}\}\}")
_LOREM: Final = re.compile(r"lorem ipsum[^\n]*", re.IGNORECASE)
_CLICK: Final = re.compile(r"click (?:or tap )?here to enter (?:text|a date)\.?", re.IGNORECASE)
# A mark stands alone in its line or before a colon: `our TODO list` is a candidate's own.
_MARK: Final = re.compile(
    r"(?m)^[ \t]*(?P<word>TODO|TBD|FIXME|TBC|[xX]{3,})(?=[ \t]*[.!]?[ \t]*$)"
    r"|\b(?P<colon>TODO|TBD|FIXME)(?=:)"
)
# Which forms are worth looking for, cheaply.
_FORMS: Final = (
    ("[", _BRACKETED), ("<", _ANGLED), ("{{", _BRACED), ("orem ", _LOREM), ("OREM ", _LOREM),
    ("lick ", _CLICK), ("LICK ", _CLICK),
    *((mark, _MARK) for mark in ("TODO", "TBD", "FIXME", "TBC", "xxx", "XXX")),
)  # fmt: skip
# Alone they say that nothing is there; among other words they are a candidate's own.
_ALONE: Final = re.compile(
    r"\W*(?:n\s*/\s*a|n\.a|na|none|nil|nothing|not applicable|to do|todo|tbd|tba|tbc)\W*",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]")


def find_placeholders(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of instructions and marks that a template left, in order, not overlapping.

    They are `[Write ... here]`, `[Explain ...]`, `<your answer>`, `{{...}}`, `TODO`, `TBD`,
    `Lorem ipsum ...`, `xxx`, `Click or tap here to enter text.`
    A candidate's own remark in brackets (`[see also p. 3]`) is none.
    """
    forms = {form for sign, form in _FORMS if sign in text}
    return tuple(_apart(sorted(span for form in forms for span in _spans(form, text))))


def is_placeholder(text: str) -> bool:
    """Tell whether a text is nothing but placeholders, white space and punctuation.

    `...` is one, and so is `n/a`, `none` or `tbd` alone.
    A text without any visible character is none, it is empty.
    """
    if not text.strip():
        return False
    if _ALONE.fullmatch(text):
        return True
    rest, done = [], 0
    for start, end in find_placeholders(text):
        rest.append(text[done:start])
        done = end
    return not any(map(_WORD.search, [*rest, text[done:]]))


def _spans(form: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in form.finditer(text):
        yield match.span(match.lastgroup or 0)


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    done = 0
    for start, end in spans:
        if start >= done:
            yield start, end
            done = end
