from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from readability_samples import PLAIN, write_dictionary

if TYPE_CHECKING:
    from pathlib import Path

# Every word has two syllables here, so that the result tells whether the dictionary was used.
TWO_EACH = {
    word.strip(".,").lower(): "AH0 B AH1" for word in (*PLAIN.split(), "school")
}  # fmt: skip

# Python tells an audit hook of every socket that is made and every name that is looked up, by
# whatever library. The hook lets none through, so that a mistake here reaches no network either.
PROBE = """
import contextlib, io, json, sys

seen = []

def watch(event, args):
    if event.startswith(("socket.", "urllib.", "http.")):
        seen.append(event)
        raise OSError("no network in this test")

sys.addaudithook(watch)
sentences = [each + "." for each in {text!r}.split(". ") if each]
said = None
try:
    with contextlib.redirect_stderr(io.StringIO()):
        {code}
except Exception as error:
    said = [type(error).__name__, str(error).strip()[:80]]
    value = None
json.dump({{"seen": seen, "value": value, "said": said}}, sys.stdout)
"""

OURS = "from mcrubric_readability.adapter import grade_level; value = grade_level(sentences, {!r})"
THEIRS = (
    "from textstat.textstat import textstatistics; "
    "value = textstatistics().flesch_kincaid_grade(' '.join(sentences))"
)


def probe(code: str, home: Path, data: Path | None = None) -> dict[str, Any]:
    """Run code where NLTK finds nothing but what `data` holds, and no socket can be made."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"NLTK_DATA", "APPDATA", "HOME", "USERPROFILE"}
    }
    given = {"NLTK_DATA": str(data)} if data else {}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE.format(text=PLAIN, code=code)],
        env={**kept, "HOME": str(home), "USERPROFILE": str(home), **given},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert ran.stderr == ""
    result: dict[str, Any] = json.loads(ran.stdout)
    return result


def test_textstat_itself_would_use_the_network(tmp_path: Path) -> None:
    """Shows that the probe sees what the adapter is there to prevent."""
    assert probe(THEIRS, tmp_path)["seen"] != []


def test_the_default_formula_needs_neither_dictionary_nor_network(tmp_path: Path) -> None:
    found = probe(OURS.format("automated-readability"), tmp_path)
    assert found["said"] is None
    assert found["value"] == pytest.approx(0.9, abs=0.1)
    assert found["seen"] == []


def test_a_missing_dictionary_is_told_and_not_fetched(tmp_path: Path) -> None:
    found = probe(OURS.format("flesch-kincaid"), tmp_path)
    assert found["said"] == ["NoDictionaryError", "is not installed where this check runs"]
    assert found["seen"] == []
    assert list(tmp_path.iterdir()) == []


def test_a_dictionary_in_nltk_data_is_used(tmp_path: Path) -> None:
    data = write_dictionary(tmp_path / "data", TWO_EACH)
    found = probe(OURS.format("flesch-kincaid"), tmp_path, data)
    assert found["said"] is None
    # Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59.
    assert found["value"] == pytest.approx(0.39 * 58 / 7 + 11.8 * 2 - 15.59)
    assert found["seen"] == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is there without its words"),
        (b"\xff\xfe\x00 1 \xff\n", "is there and cannot be read"),
        (None, "is there and cannot be read"),
    ],
    ids=["empty", "no text", "no file"],
)
def test_a_broken_dictionary_is_told_and_not_fetched(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    data = write_dictionary(tmp_path / "data", TWO_EACH)
    file = data / "corpora" / "cmudict" / "cmudict"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    found = probe(OURS.format("flesch-kincaid"), tmp_path, data)
    assert found["said"] == ["NoDictionaryError", reason]
    assert found["seen"] == []


@pytest.mark.skipif(os.name != "posix", reason="a matter of POSIX permissions")
def test_a_dictionary_that_nltk_does_not_trust_is_not_fetched_anew(tmp_path: Path) -> None:
    data = write_dictionary(tmp_path / "data", TWO_EACH)
    data.chmod(0o777)
    found = probe(OURS.format("flesch-kincaid"), tmp_path, data)
    assert found["said"] == ["NoDictionaryError", "is not installed where this check runs"]
    assert found["seen"] == []


def test_a_packed_dictionary_is_used_as_it_is(tmp_path: Path) -> None:
    """Textstat does not see a corpus in a zip, and would fetch it again."""
    data = write_dictionary(tmp_path / "data", TWO_EACH)
    corpus = data / "corpora" / "cmudict"
    with ZipFile(data / "corpora" / "cmudict.zip", "w") as archive:
        archive.mkdir("cmudict")
        archive.write(corpus / "cmudict", "cmudict/cmudict")
    (corpus / "cmudict").unlink()
    corpus.rmdir()
    assert probe(THEIRS, tmp_path, data)["seen"] != []
    found = probe(OURS.format("flesch-kincaid"), tmp_path, data)
    assert found["value"] == pytest.approx(0.39 * 58 / 7 + 11.8 * 2 - 15.59)
    assert found["seen"] == []


def test_the_level_is_the_one_that_textstat_gives(tmp_path: Path) -> None:
    data = write_dictionary(tmp_path / "data", TWO_EACH)
    ours = probe(OURS.format("flesch-kincaid"), tmp_path, data)
    theirs = probe(THEIRS, tmp_path, data)
    assert theirs["seen"] == []
    assert ours["value"] == pytest.approx(theirs["value"])


def test_a_broken_archive_is_told_and_not_fetched(tmp_path: Path) -> None:
    corpora = tmp_path / "data" / "corpora"
    corpora.mkdir(parents=True)
    (corpora / "cmudict.zip").write_bytes(b"PK\x03\x04 and no more")
    found = probe(OURS.format("flesch-kincaid"), tmp_path, tmp_path / "data")
    assert found["said"] is not None
    assert found["said"][0] == "NoDictionaryError"
    assert found["seen"] == []
