"""Laws of counting and splitting that hold for every text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.wordbreak import words as unicode_oracle

from mcrubric.model.limits import Limits
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.text.echo import find_echoes
from mcrubric.text.placeholders import find_placeholders
from mcrubric.text.same import normal_form, restates
from mcrubric.text.sentences import sentences_of, split_sentences
from mcrubric.text.tokens import count, unicode_words, whitespace, word_processor
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from mcrubric.model.documents import Document

PROMPTS = ("What have you done at your school with the families? Why?", "How do you listen?")
MARKED = st.lists(
    st.sampled_from(
        [*PROMPTS, "# a heading", "plain words here", "    set in", "```\ncode\n```", "- item",
         "| a | b |\n|---|---|\n| c | d |", "<!-- comment -->", "[Write it here]", "TODO: this",
         "<b hidden>not seen</b>", "![door](x.jpg)", "## References", "> said", "---\na: b\n---"]
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20),
    max_size=8,
).map("\n\n".join)  # fmt: skip
WORDS = st.lists(st.from_regex(r"\A[a-z]{1,9}\Z"), min_size=1, max_size=30)
PLAIN = st.text(st.characters(codec="utf-8"), max_size=200)


def _markdown(text: str) -> Document:
    return read_markdown(text.encode("utf-8", "replace"), "p", Limits())


@given(MARKED)
def test_counted_and_left_out_are_the_total(text: str) -> None:
    words = count_words((_markdown(text),), PROMPTS)
    assert words.counted + sum(words.left_out.values()) == words.total
    assert all(number > 0 for number in words.left_out.values())
    assert words.counted <= words.with_soft <= words.total
    assert words.highest >= words.counted


@given(MARKED)
def test_the_total_is_the_whole_text(text: str) -> None:
    document = _markdown(text)
    pieces = sum(count(document.slice(block)) for block in document.blocks)
    # A placeholder or a question can begin within a word; then both halves count.
    cuts = len(find_echoes(document, PROMPTS)) + len(find_placeholders(document.text))
    assert pieces <= count_words((document,), PROMPTS).total <= pieces + 2 * cuts


@given(MARKED, WORDS)
def test_a_plain_paragraph_more_raises_the_count_by_its_words(text: str, words: list[str]) -> None:
    before, after = _markdown(text), _markdown(" ".join(words))
    one = count_words((before,), PROMPTS)
    assert count_words((before, after), PROMPTS).counted == one.counted + len(words)


@given(WORDS, WORDS)
def test_a_paragraph_appended_to_plain_text_counts(first: list[str], second: list[str]) -> None:
    text = " ".join(first) + "\n\n" + " ".join(second)
    document = read_plain(text.encode(), "p", Limits())
    assert count_words((document,), PROMPTS).counted == len(first) + len(second)


@given(PLAIN)
def test_rules_agree_about_what_is_no_word_at_all(text: str) -> None:
    assert count(text) <= word_processor(text)
    if not whitespace(text):
        assert count(text) == unicode_words(text) == 0


@given(PLAIN, PLAIN)
def test_words_do_not_reach_over_a_line_end(one: str, other: str) -> None:
    assert count(f"{one}\n{other}") == count(one) + count(other)


@given(
    st.text(
        st.sampled_from("ab1 .,'\u2019-_:\u00e9\u6821\u30ab\ud559\u200d\U0001f642"), max_size=40
    )
)
def test_the_annex_rule_is_that_of_another_implementation(text: str) -> None:
    plain = text.replace("\u200d", "")
    assert unicode_words(plain) == sum(
        1 for each in unicode_oracle(plain) if regex.search(r"[^\W_]", each)
    )


@given(PLAIN)
def test_sentences_are_in_order_and_lose_nothing(text: str) -> None:
    done, rest = 0, []
    for start, end in split_sentences(text):
        assert done <= start < end <= len(text)
        rest.append(text[done:start])
        done = end
    assert not "".join([*rest, text[done:]]).strip()


@given(MARKED)
def test_sentences_stand_where_they_say(text: str) -> None:
    documents = (_markdown(text), _markdown("One. Two."))
    found = sentences_of(documents)
    assert [each.paragraph for each in found] == sorted(each.paragraph for each in found)
    for each in found:
        assert documents[each.document].text[each.start : each.end] == each.text
        assert (each.place.start, each.place.end) == (each.start, each.end)


@given(PLAIN)
def test_placeholders_are_in_order_and_apart(text: str) -> None:
    spans = find_placeholders(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(PLAIN)
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
    assert normal_form(text.upper()) == normal_form(text.upper().lower())


@given(WORDS)
def test_what_says_something_restates_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert restates(text, text) or not restates(text, text + " and more of the same")


@settings(max_examples=30)
@given(MARKED, st.sampled_from(PROMPTS), MARKED)
def test_a_question_pasted_in_is_found_wherever_it_stands(
    before: str, prompt: str, after: str
) -> None:
    document = read_plain(f"{before}\n\n{prompt}\n\n{after}".encode(), "p", Limits())
    assert any(PROMPTS[each.prompt] == prompt for each in find_echoes(document, PROMPTS))
