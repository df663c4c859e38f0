"""Letters that look like others, signs without width, and what only looks like either."""

from __future__ import annotations

import pytest

from mcrubric.text.lookalikes import look_alikes
from mcrubric.text.tokens import count
from mcrubric.text.zero_width import split_words, unseen_runs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("w\u0435 wr\u043ete", ["wr\u043ete"]),
        ("\u0421hildren and \u0391rtifacts", ["\u0421hildren", "\u0391rtifacts"]),
        ("c\u03bfmmunity", ["c\u03bfmmunity"]),
        ("\u041c\u0430\u0440\u0438\u044f \u0421\u043e\u043a\u043e\u043b\u043e\u0432\u0430", []),
        ("\u0440\u0435\u0441\u043e\u0440\u0441 \u0440\u043e\u0441\u0430 \u0441\u043e\u0440", []),
        ("\u03b1\u03c5\u03c4\u03cc \u039d\u039f\u03a4\u039f\u03a3", []),
        ("5 \u03bcm, \u0394E, TNF\u03b1, IFN\u03b3, h\u03bd, k\u03a9, \u03c0r\u00b2", []),
        ("SMS\u043a\u0438 and IT-\u0448\u043d\u0438\u043a", []),
        ("Stra\u00dfe, Gar\u00e7on, \u0141\u00f3d\u017a, \u0130stanbul, na\u00efve", []),
        ("\u0421a2 and \u0410B", []),
        ("\u4f60\u597dabc and \u0645\u0631\u062d\u0628\u0627", []),
    ],
    ids=[
        "cyrillic", "capitals", "omicron", "a-name", "a-text-of-look-alikes", "greek", "science",
        "latin-stems", "latin-letters", "two-letters", "other-scripts",
    ],
)  # fmt: skip
def test_words_that_mix_latin_letters_with_look_alikes(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in look_alikes(text)] == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wo\u200brd", ["wo\u200brd"]),
        ("a\u2060b\ufeffc d", ["a\u2060b\ufeffc"]),
        ("w\u3164ord", ["w\u3164ord"]),
        ("w\U000e0061ord", ["w\U000e0061ord"]),
        ("word\u200b \u200bword", []),
        ("https://a.example/\u200bpath/\u200bfile", []),
        ("neigh\u00adbour", []),
        ("Auf\u200clage", []),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u0915\u094d\u200d\u0937", []),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f 1\ufe0f\u20e3", []),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", []),
        ("\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22", []),
    ],
    ids=[
        "a-space", "joiners", "a-filler", "a-tag", "beside-words", "an-address", "a-soft-hyphen",
        "german", "persian-and-hindi", "emoji", "the-flag-of-scotland", "thai",
    ],
)  # fmt: skip
def test_words_with_signs_inside_that_take_no_room(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in split_words(text)] == found


def test_a_split_word_counts_as_the_word_that_it_looks_like() -> None:
    assert count("wo\u200brd by w\u2060o\ufeffr\u200dd \u200b\u200b \u2060") == 3


def test_rows_of_signs_without_width() -> None:
    row = "\u200b\u200c\u2060" * 6
    assert list(unseen_runs(f"a {row} b")) == [(2, 2 + len(row))]
    assert list(unseen_runs("a " + row[:16] + " b")) == []
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert list(unseen_runs(england * 5)) == []
