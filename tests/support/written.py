"""Hand-ins as strategies: what people write, half right, and with junk in the middle of it."""

from __future__ import annotations

import copy
from typing import Any, Final

from hypothesis import strategies as st

DETAILS: Final = (
    "EO1.approachable", "EO1.accessible", "EO1.welcoming", "EO2.social-awareness", "EO2.connect",
    "EO3.self-awareness", "EO4.strategies", "EO4.evaluation",
)  # fmt: skip
_NAMED: Final = (*DETAILS, "EO1.accesible", "EO4", "evaluation", "Outcome 2", "zebra", "", " ")
_FILES: Final = (
    "artifacts/a.pdf", "artifacts/b.mp4", "artifacts/c.md", "d.png", "artifacts/e.docx", "f.xyz",
    "artifacts/Ü.pdf", "a.pdf",
)  # fmt: skip
_CITED: Final = (
    "a.pdf", "artifacts/a.pdf", "artifacts/a.pdf#page=2", "b.mp4, 0:42-1:10", "C.md", "c.md#one",
    "zebra.pdf, p. 3", "https://example.org/x", "U\u0308.pdf", "(a.pdf, p. 99; p. 1)", "",
)  # fmt: skip
_PLACES: Final = (
    "p. 2", "pp. 3-5, 9", "p. iv", "0:42", "9:59:59", "slide 2", "line 2", 'heading "one"',
    "throughout", "where it says so", '"words"', "p. 7-3", "", "¶ 2",
)  # fmt: skip
_SENTENCES: Final = (
    "I wave at people and greet them at the gate.",
    "On March 3 my open door brought 14 families.",
    "What worked was mediation, and what did not work was e-mail.",
    "It changed how I listen.",
    "Next year I will keep the plan.",
    "Näher & — näher… 学校 [see p. 3]",
    "approachable, accessible, and welcoming",
)
_QUESTION: Final = (
    "What are your strengths and weaknesses in building rapport to ensure that you are "
    "approachable, accessible, and welcoming to all stakeholders?"
)
_BLOCKS: Final = (
    "# A heading", "## EO1.approachable", "1. Question 2", "```\ncode\n```", "<!-- hidden -->",
    "> quoted", "- one\n- two", "| a | b |\n|---|---|\n| c | d |", "[Write your answer here.]",
    _QUESTION, "<p>half <b>open", "---\ntitle: x\n---",
    "See [it](artifacts/a.pdf#page=2) (b.mp4, 0:12).",
)  # fmt: skip


def _present(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


def _mostly(each: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give something three times of four, else None."""
    return st.one_of(each, each, each, st.none())


SENTENCES: Final = st.sampled_from(_SENTENCES)
PARAGRAPHS: Final = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)
TEXTS: Final = st.lists(PARAGRAPHS | st.sampled_from(_BLOCKS), max_size=6).map("\n\n".join)
DOCUMENTS: Final = st.fixed_dictionaries(
    {"text": TEXTS}, optional={"format": st.sampled_from(("markdown", "text", "html"))}
)


def one_or_many(each: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Any]:
    return each | st.lists(each, max_size=most)


CITATIONS: Final = st.sampled_from(_CITED) | st.fixed_dictionaries(
    {"artifact": st.sampled_from(_FILES), "at": one_or_many(st.sampled_from(_PLACES))},
    optional={"quote": SENTENCES},
)
ENTRIES: Final = st.fixed_dictionaries(
    {
        "detail": _mostly(one_or_many(st.sampled_from(_NAMED))),
        "citations": _mostly(CITATIONS | st.lists(CITATIONS, min_size=1, max_size=4)),
        "explanation": _mostly(PARAGRAPHS | st.sampled_from(("", "[Explain how.]"))),
    }
).map(_present)
FACTS: Final = st.fixed_dictionaries(
    {},
    optional={
        "pages": st.integers(1, 30), "seconds": st.floats(0, 9000), "slides": st.integers(1, 9),
        "lines": st.integers(1, 40), "headings": st.lists(st.sampled_from(("one", "two"))),
        "labels": st.lists(st.sampled_from(("i", "ii", "1", "2")), min_size=1, max_size=4),
    },
)  # fmt: skip
_CONTENTS: Final = st.sampled_from(
    (b"", b"# one\n\nwords\n", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n", b"\0" * 9)
)


@st.composite
def uploads(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Give uploads, no two of which have one path; no real PDF, so that no worker starts."""
    paths = draw(st.lists(st.sampled_from(_FILES), unique=True, min_size=1))
    made: list[dict[str, Any]] = []
    for path in paths:
        if path.endswith(".pdf") or draw(st.booleans()):
            made.append({"path": path, "facts": draw(FACTS)})
        else:
            made.append({"path": path, "content": draw(_CONTENTS)})
    return made


HAND_INS: Final = st.fixed_dictionaries(
    {
        "documents": st.fixed_dictionaries(
            dict.fromkeys(("part-1", "part-3"), _mostly(one_or_many(DOCUMENTS, 2)))
        ).map(_present),
        "evidence": _mostly(st.lists(ENTRIES, max_size=8)),
        "artifacts": _mostly(uploads()),
    }
).map(_present)
"""Hand-ins that fit the schema and have any fault that a candidate can make."""

_ANY_TEXT: Final = st.text(st.characters(exclude_categories=()), max_size=6) | st.sampled_from(
    ("\ud800", "\x00", "\x1b[31m", "../../etc/passwd", "part-1", "C:\\x", "\u202e", "a" * 2000)
)
JUNK: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _ANY_TEXT | st.binary(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_ANY_TEXT | st.integers(), inner, max_size=3)
        | st.tuples(inner)
    ),
    max_leaves=5,
)
_KEYS: Final = st.sampled_from(
    ("documents", "evidence", "artifacts", "files", "rubric", "part-1", "part-2", "text", "path",
     "content", "base64", "facts", "detail", "citations", "at", "explanation", "portfolio.yaml")
)  # fmt: skip


def _spots(data: Any) -> list[tuple[Any, Any]]:
    """Return every holder in data with every key in it."""
    held = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in held:
        found.append((data, key))
        if isinstance(value, (dict, list)):
            found += _spots(value)
    return found


@st.composite
def spoilt(draw: st.DrawFn) -> dict[Any, Any]:
    """Give hand-ins with junk in their places, and junk with the keys of a hand-in."""
    made: dict[Any, Any] = copy.deepcopy(draw(HAND_INS))
    for _ in range(draw(st.integers(1, 3))):
        spots = _spots(made)
        if not spots or draw(st.booleans()):
            made[draw(_KEYS | _ANY_TEXT)] = draw(
                JUNK | st.dictionaries(_KEYS, JUNK, max_size=3) | st.lists(ENTRIES, max_size=2)
            )
            continue
        holder, key = draw(st.sampled_from(spots))
        if isinstance(holder, dict) and draw(st.booleans()):
            holder[draw(_KEYS)] = holder.pop(key)
        else:
            holder[key] = draw(JUNK)
    return made
