"""Questions pasted in are found; answers in the question's words are not taken for them."""

from __future__ import annotations

import json
import pathlib
import time
from typing import Final

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.text.echo import Echo, find_echoes

RAPPORT: Final = (
    "What are your strengths and weaknesses in building rapport to ensure that you are "
    "approachable, accessible, and welcoming to all stakeholders?"
)
TONE: Final = (
    "How have you model and set expectations for tone, cultural sensitivity, and empathy during "
    "interactions with all stakeholders?"
)
TWO: Final = (
    "What strategies have you implemented to build and support best practices for problem solving "
    "and conflict resolution? What worked, what did not and what would you do differently?"
)
PROMPTS: Final = (RAPPORT, TWO, TONE)
NARRATIVES: Final = (
    pathlib.Path(__file__).parents[3] / "shared" / "data" / "text" / "narratives.jsonl"
)


def _echoes(text: str) -> list[tuple[int, str, bool]]:
    document = read_plain(text.encode(), "part-1.txt", Limits())
    found = find_echoes(document, PROMPTS)
    return [(each.prompt, document.text[each.start : each.end], each.exact) for each in found]


@pytest.mark.parametrize("prompt", range(3))
def test_a_question_word_for_word(prompt: int) -> None:
    text = f"Before.\n\n{PROMPTS[prompt]}\n\nMy answer."
    assert _echoes(text) == [(prompt, PROMPTS[prompt], True)]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (TONE.upper(), 2),
        (TONE.replace("model", "modeled"), 2),
        (TONE.replace("How have you model and set", "How have you modelled and have set"), 2),
        (TONE.replace(", cultural sensitivity,", ""), 2),
        (RAPPORT.replace("stakeholders?", "the stakeholders"), 0),
        (TWO.replace("?", ":"), 1),
    ],
)
def test_a_question_nearly(text: str, prompt: int) -> None:
    assert [each[0] for each in _echoes(f"{text}\n\nI listen.")] == [prompt]


@pytest.mark.parametrize(
    "text",
    [
        "My strengths in building rapport are that I am approachable and that I stay.",
        (
            "My strengths and weaknesses in building rapport to ensure that I am approachable, "
            "accessible, and welcoming to all stakeholders are these two."
        ),
        (
            "I have modeled and set expectations for tone, cultural sensitivity, and empathy "
            "during interactions with all stakeholders by waiting before I speak."
        ),
        "How have you been, she asked, and I said that all stakeholders were well.",
        "What worked, what did not and what would I do differently? The card worked.",
        "What worked? What did not? Why?",
        "We want all stakeholders welcome. " * 30,
    ],
)
def test_an_answer_in_the_words_of_the_question_is_the_candidates_own(text: str) -> None:
    assert _echoes(text) == []


def test_the_number_before_a_question_goes_with_it() -> None:
    assert _echoes(f"Question 3. {TONE} I listen.") == [(2, f"Question 3. {TONE}", True)]


def test_every_repetition_is_found() -> None:
    assert len(_echoes(f"{TONE}\n\n{TONE} {RAPPORT}\n\nText. {TONE}")) == 4


def test_a_question_that_an_editor_split_over_two_paragraphs_is_one() -> None:
    first, _, second = TWO.partition("? ")
    assert [each[0] for each in _echoes(f"{first}?\n\n{second}\n\nThe card.")] == [1]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060\ufeff"])
def test_signs_without_width_disguise_no_question(sign: str) -> None:
    disguised = TONE.replace("expect", f"ex{sign}pect").replace("sensi", f"s{sign}en{sign}si")
    text = f"{disguised}\n\nI lis{sign}ten to them."
    assert find_echoes(read_plain(text.encode(), "p", Limits()), PROMPTS) == (
        Echo(2, 0, len(disguised), exact=True),
    )


def test_a_heading_is_the_question_once() -> None:
    document = read_markdown(f"## {TONE}\n\nI listen.\n".encode(), "p", Limits())
    assert find_echoes(document, PROMPTS) == (Echo(2, 0, len(TONE), exact=True),)


@pytest.mark.skipif(not NARRATIVES.is_file(), reason="the folder ../shared/data is not there")
def test_no_narrative_is_said_to_paste_a_question_that_it_does_not() -> None:
    for line in NARRATIVES.read_text("utf-8").splitlines():
        row = json.loads(line)
        assert _echoes(row["text"]) == [], row["id"]


def test_a_text_made_of_questions_is_read_in_time() -> None:
    text = " ".join([TONE.replace("tone", "voice").replace("?", ""), TONE[:60]] * 3_000)
    begun = time.process_time()
    _echoes(text)
    assert time.process_time() - begun < 5
