"""Words of whole files held against LibreOffice, an independent word processor.

Run with `MCRUBRIC_AGAINST=1 python -m pytest tests/against/test_word_counts.py -n0 -s`; it needs
Debian's `libreoffice-writer-nogui`. `MCRUBRIC_AGAINST_FILES` may name a folder of further files,
of every kind that has a reader: they are listed with both numbers, and at least nine in ten must
agree.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
from libreoffice import converted, words_of
from wordshapes import shapes

from mcrubric.builtins import readers
from mcrubric.model.limits import Limits
from mcrubric.readers.reading import ReadError
from mcrubric.text.words import count_words

pytestmark = pytest.mark.skipif(
    os.environ.get("MCRUBRIC_AGAINST") != "1",
    reason="MCRUBRIC_AGAINST=1 holds word counts against LibreOffice",
)
OURS: Final = {suffix: reader for reader in readers() for suffix in reader.suffixes}
AS_TEXT: Final = "--infilter=HTML (StarWriter)"
ALLOWED: Final = 0.01
PAGES: Final = {
    "plain": "<h1>Our week</h1><p>We opened at 7:45.</p><ul><li>one thing<li>another</ul>",
    "ordered": "<ol><li>First step<li>Second step<ol><li>Within it</ol></ol><p>And done.</p>",
    "table": "<table border=1><tr><th>Detail<th>Where</tr><tr><td>one two<td>p. 3</tr></table>",
    "link": "<p>See <a href='https://a.example'>our site</a>, <b>bo</b>ld and <i>more</i>.</p>",
    "quote": "<blockquote>Said so&nbsp;often &mdash; and meant&ndash;it.</blockquote><hr><p>x</p>",
    "pre": "<pre>a  b\nc d</pre><p>after it</p>",
    "long": "<p>The families came and stayed, and we were glad of it.</p>" * 200,
}


def total(path: Path) -> int:
    """Return how many words we say that a word processor shows."""
    document = OURS[path.suffix].read(path.read_bytes(), path.name, Limits())
    words = count_words((document,), ())
    assert words.total == words.counted + sum(words.left_out.values())
    return words.word_processor_total


def agree(ours: int, theirs: int) -> bool:
    return abs(ours - theirs) <= ALLOWED * theirs


def test_files_of_many_shapes(tmp_path: Path) -> None:
    names = {}
    for number, (name, data) in enumerate(shapes()):
        path = tmp_path / f"shape-{number}.docx"
        path.write_bytes(data)
        names[path] = name
    assert len(names) >= 60
    theirs = words_of(names, tmp_path)
    both = {name: (total(path), theirs.get(path.stem, 0)) for path, name in names.items()}
    print(f"{sum(ours == other for ours, other in both.values())} of {len(both)} are equal")  # noqa: T201
    assert not {name: each for name, each in both.items() if not agree(*each)}


@pytest.mark.parametrize("ending", ["docx"])
def test_files_that_libreoffice_wrote(tmp_path: Path, ending: str) -> None:
    for name, page in PAGES.items():
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    texts = converted(sorted(tmp_path.glob("*.html")), "odt:writer8", tmp_path, AS_TEXT)
    written = converted(texts.values(), ending, tmp_path)
    theirs = words_of(written.values(), tmp_path / "counted")
    assert len(theirs) == len(PAGES)
    assert {stem: total(path) for stem, path in written.items()} == dict(theirs)


@pytest.mark.skipif(
    "MCRUBRIC_AGAINST_FILES" not in os.environ, reason="MCRUBRIC_AGAINST_FILES names no folder"
)
def test_files_of_others(tmp_path: Path) -> None:
    folder = Path(os.environ["MCRUBRIC_AGAINST_FILES"])
    paths = {path.stem: path for path in sorted(folder.iterdir()) if path.suffix in OURS}
    theirs = words_of(paths.values(), tmp_path)
    good = 0
    for stem, count in sorted(theirs.items()):
        try:
            ours = total(paths[stem])
        except ReadError as error:
            print(f"{paths[stem].name}: {count}, not read: {error}")  # noqa: T201
            continue
        good += agree(ours, count)
        if not agree(ours, count):
            print(f"{paths[stem].name}: {count}, ours {ours}")  # noqa: T201
    print(f"{good} of {len(theirs)} agree")  # noqa: T201
    assert good >= 0.9 * len(theirs)
