"""The word contract's published vectors, run on our own counting."""

from __future__ import annotations

import json
import pathlib
from typing import Any, Final

import pytest
from wordfiles import docx_of

from mcrubric.model.limits import Limits
from mcrubric.readers.docx.docx import read_docx
from mcrubric.readers.html import read_html
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.text.tokens import RULES, WORDS_1, count
from mcrubric.text.words import count_words

DOCS: Final = pathlib.Path(__file__).parents[2] / "docs" / "reference"
VECTORS: Final = json.loads((DOCS / "word-vectors.json").read_text("utf-8"))
READERS: Final = {"markdown": read_markdown, "html": read_html, "text": read_plain}


def _docx(parts: dict[str, str]) -> bytes:
    return docx_of(parts.pop("document"), **parts)


OFFICE: Final = {"docx": (_docx, read_docx)}


def _why(vector: dict[str, Any]) -> str:
    return str(vector.get("why") or vector["text"])


def test_the_vectors_are_of_the_rule_that_is_ours() -> None:
    assert VECTORS["contract"] == WORDS_1


@pytest.mark.parametrize("vector", VECTORS["text"], ids=_why)
def test_text(vector: dict[str, Any]) -> None:
    assert count(vector["text"]) == vector["words"]


@pytest.mark.parametrize("vector", VECTORS["documents"], ids=_why)
def test_document(vector: dict[str, Any]) -> None:
    read = READERS[vector["format"]]
    document = read(vector["text"].encode(), "part-1", Limits())
    words = count_words((document,), tuple(vector["prompts"]))
    assert (words.counted, dict(words.left_out)) == (vector["counted"], vector["left_out"])
    assert words.total == vector["counted"] + sum(vector["left_out"].values())


@pytest.mark.parametrize("vector", VECTORS["office"], ids=_why)
def test_office_file(vector: dict[str, Any]) -> None:
    write, read = OFFICE[vector["format"]]
    document = read(write(dict(vector["parts"])), "part-1", Limits())
    words = count_words((document,), tuple(vector["prompts"]))
    assert (words.counted, dict(words.left_out)) == (vector["counted"], vector["left_out"])
    assert words.word_processor_total == vector["word_processor"]


@pytest.mark.parametrize("vector", VECTORS["other_rules"], ids=_why)
def test_other_rules(vector: dict[str, Any]) -> None:
    for name, rule in RULES.items():
        assert rule(vector["text"]) == vector[name], name


def test_the_page_lists_every_reason_and_rule() -> None:
    page = (DOCS / "word-counting.md").read_text("utf-8")
    vectors = (*VECTORS["documents"], *VECTORS["office"])
    reasons = {reason for vector in vectors for reason in vector["left_out"]}
    for name in (*reasons, *RULES):
        assert f"`{name}`" in page, name
