"""Counting: what is counted, what is left out, and what could make a case borderline."""

from __future__ import annotations

import pathlib
import pickle
import subprocess
import sys
from typing import Any, Final

import pytest
import yaml

from mcrubric.model.documents import Document
from mcrubric.model.limits import Limits
from mcrubric.readers.html import read_html
from mcrubric.readers.markdown import read_markdown
from mcrubric.readers.plain import read_plain
from mcrubric.text.words import WordCount, count_words

CASES: Final[dict[str, Any]] = yaml.safe_load(
    pathlib.Path(__file__).with_name("words.yaml").read_text("utf-8")
)
READERS: Final = {"markdown": read_markdown, "html": read_html, "text": read_plain}
SEEDS: Final = pathlib.Path(__file__).parents[3] / "shared" / "seeds"


def _count(case: dict[str, Any]) -> WordCount:
    document = READERS[case.get("format", "markdown")](case["text"].encode(), "p", Limits())
    return count_words((document,), tuple(case.get("prompts", ())))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_count(case: dict[str, Any]) -> None:
    words = _count(case)
    assert words.counted == case["counted"]
    assert dict(words.left_out) == case.get("left_out", {})
    for name in ("highest", "with_soft", "word_processor_total"):
        assert getattr(words, name) == case.get(name, getattr(words, name)), name


def test_a_part_is_the_sum_of_its_files() -> None:
    files = tuple(read_plain(text, "p", Limits()) for text in (b"One two.", b"Three."))
    assert count_words(files, ()).counted == 3
    assert count_words((), ()).total == 0


def test_a_count_pickles() -> None:
    words = _count({"text": "# A\n\nB c.\n"})
    assert pickle.loads(pickle.dumps(words)) == words  # noqa: S301 - our own bytes


def test_the_annex_rule_is_loaded_only_when_it_is_asked_for() -> None:
    program = (
        "import sys\n"
        "from mcrubric.text.words import count_words\n"
        "from mcrubric.model.documents import Block, Document\n"
        "page = Document(path='p', text='one two', blocks=(Block('paragraph', 0, 7),))\n"
        "words = count_words((page,), ('What do you do here?',))\n"
        "assert words.counted == 2 and 'regex' not in sys.modules\n"
        "assert words.by_rule['unicode'] == 2 and 'regex' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the folder ../shared/seeds is not there")
@pytest.mark.parametrize("name", ["personal", "external"])
def test_the_pages_own_texts_count_nearly_alike_by_all_rules(name: str) -> None:
    page = (SEEDS / f"building-{name}-relationships.txt").read_bytes()
    words = count_words((read_plain(page, "p", Limits()),), ())
    assert words.counted <= words.highest <= words.counted * 1.1


def test_a_document_without_blocks_has_no_words() -> None:
    assert count_words((Document(path="p", text=""),), ("What?",)).total == 0
