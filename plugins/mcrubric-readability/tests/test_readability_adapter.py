from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from textstat import textstat
from textstat.backend import counts, metrics, selections, transformations

from mcrubric_readability.adapter import grade_level, running_text
from readability_samples import HARD, PLAIN

SENTENCES = [f"{each}." for each in PLAIN.split(". ") if each]


def test_the_level_is_the_published_formula() -> None:
    # Automated Readability Index: 4.71 characters a word + 0.5 words a sentence - 21.43.
    sentences = ["We met each family in August.", "They told us a lot."]
    characters, words = 24 + 15, 11
    expected = 4.71 * characters / words + 0.5 * words / 2 - 21.43
    assert grade_level(sentences, "automated-readability") == pytest.approx(expected)


def test_long_words_in_long_sentences_come_out_higher() -> None:
    plain = grade_level(SENTENCES, "automated-readability")
    hard = grade_level([HARD], "automated-readability")
    assert plain < 6
    assert hard > 20


@pytest.mark.parametrize(
    "sentence",
    [
        "About 3.5 of 10 families, e.g. those of Dr. Ames, wrote to us.",
        "See family-handbook.pdf for what we promised them.",
        "She said \u201cgo ahead!\u201d and we went ahead with it",
        "Really?! Yes... we did that every single morning",
    ],
)
def test_textstat_finds_one_sentence_where_we_found_one(sentence: str) -> None:
    assert counts.count_sentences(running_text([sentence])) == 1
    assert counts.count_sentences(running_text([sentence, *SENTENCES])) == 1 + len(SENTENCES)


def test_a_web_address_does_not_change_the_level() -> None:
    plain = ["We put it on the page for families and they read it there."]
    address = "https://www.example.org/school/families/handbook.html?year=2024"
    linked = [f"We put it on the page {address} for families and they read it there."]
    level = grade_level(plain, "automated-readability")
    assert grade_level(linked, "automated-readability") == level


def test_a_dash_parts_two_words() -> None:
    dashed = running_text(["We planned\u2014together\u2014every step of it."])
    assert counts.count_words(dashed) == 7


def test_sentences_without_words_leave_nothing() -> None:
    assert running_text(["...", "* * *", "https://www.example.org"]) == ""


def test_nothing_of_a_text_is_kept() -> None:
    grade_level(SENTENCES, "automated-readability")
    cached = [
        function
        for package in (counts, metrics, selections, transformations)
        for function in vars(package).values()
        if hasattr(function, "cache_info")
    ]
    assert len(cached) > 10
    assert [each.__name__ for each in cached if each.cache_info().currsize] == []


def test_settings_of_the_shared_instance_change_nothing() -> None:
    before = grade_level(SENTENCES, "automated-readability")
    textstat.set_rounding_points(0)
    textstat.set_lang("de_DE")
    try:
        assert grade_level(SENTENCES, "automated-readability") == before
    finally:
        textstat.set_rounding_points(None)
        textstat.set_lang("en_US")


def test_many_threads_measure_the_same() -> None:
    texts = [SENTENCES, [HARD]] * 20
    with ThreadPoolExecutor(8) as pool:
        levels = list(pool.map(lambda text: grade_level(text, "automated-readability"), texts))
    assert len(set(levels)) == 2
    assert levels[::2] == levels[:1] * 20


@pytest.mark.parametrize("text", ["." * 200_000, "a." * 100_000, "'a" * 100_000, "a" * 200_000])
def test_hostile_texts_are_measured_without_an_error(text: str) -> None:
    assert isinstance(grade_level([text], "automated-readability"), float)
