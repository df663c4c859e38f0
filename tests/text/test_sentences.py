"""Sentences end where a reader ends them, and know where they stand."""

from __future__ import annotations

import pathlib
import time
from typing import Final

import pytest
import yaml

from mcrubric.model.limits import Limits
from mcrubric.readers.markdown import read_markdown
from mcrubric.text.sentences import sentences_of, split_sentences

CASES: Final = yaml.safe_load(pathlib.Path(__file__).with_name("sentences.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_split(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_sentences_know_their_place() -> None:
    source = "# Title. Not one.\n\nOne here.\nTwo *here*.\n\n- three\n- four\n\n> five\n"
    document = read_markdown(source.encode(), "part-3.md", Limits())
    found = sentences_of((document, document))
    assert [each.text for each in found[:5]] == ["One here.", "Two here.", "three", "four", "five"]
    assert [each.paragraph for each in found] == [0, 0, 1, 2, 3, 4, 4, 5, 6, 7]
    assert [each.document for each in found] == [0] * 5 + [1] * 5
    two = found[1]
    assert document.text[two.start : two.end] == two.text
    assert (two.place.path, two.place.line, two.place.column) == ("part-3.md", 4, 1)


@pytest.mark.parametrize(
    "piece", ["a. ", "A. ", '." ', "?! ", "\n", "\n- ", "1. ", "' ", ".", "e.g. "]
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    begun = time.process_time()
    split_sentences(piece * (400_000 // len(piece)))
    assert time.process_time() - begun < 5
