"""What a template leaves is found; a candidate's own brackets are not taken for it."""

from __future__ import annotations

import pytest

from mcrubric.text.placeholders import find_placeholders, is_placeholder

LEFT = [
    "[Write your answer here.]",
    "[Write  here]",
    "[Explain ...]",
    "[Explain how the evidence shows it.]",
    "[Describe the activity]",
    "[your answer]",
    "[Your answer here]",
    "<your answer>",
    "{{answer}}",
    "TODO",
    "TBD.",
    "Lorem ipsum dolor sit amet",
    "xxx",
    "XXXX",
    "Click or tap here to enter text.",
]
OWN = [
    "[see also p. 3]",
    "[Name withheld]",
    "[Name of school]",
    "[Show of hands]",
    "[sic]",
    "[Write-in votes]",
    "[Explain it](page.md)",
    "Our TODO list for the week",
    "the XXX district",
    "5 < 6 and 7 > 6",
    "He said: todo bien",
    "I explain how the evidence shows it.",
    "We clicked",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_a_template_leaves(text: str) -> None:
    assert is_placeholder(text)
    assert is_placeholder(f"\n {text}\n")
    assert len(find_placeholders(f"\n{text}\n")) == 1


@pytest.mark.parametrize("text", OWN)
def test_what_a_candidate_writes(text: str) -> None:
    assert not is_placeholder(text)
    assert find_placeholders(text) == ()


def test_places() -> None:
    text = "We open. [Write your answer here.] Then {{x}}."
    assert [text[start:end] for start, end in find_placeholders(text)] == [
        "[Write your answer here.]",
        "{{x}}",
    ]
    assert not is_placeholder(text)


@pytest.mark.parametrize("text", ["N/A", "n/a.", " none ", "-", "tbd", "TBA", "Not applicable."])
def test_words_for_nothing_are_placeholders_alone(text: str) -> None:
    assert is_placeholder(text)
    assert not is_placeholder(f"{text} of us was late.")


def test_dots_are_a_placeholder_and_nothing_is_none() -> None:
    assert is_placeholder("...")
    assert is_placeholder("- -")
    assert not is_placeholder(" \n")
