"""Terminals, logs of workflows, JSON and CSV: a line stays a line, and a cell a cell."""

from __future__ import annotations

import csv as csv_reader
import io
import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from workflow_commands import Command, is_command

from mcrubric.escaping import csv, github, json_text, terminal
from mcrubric.escaping.characters import holdable, valid

HOSTILE = st.lists(
    st.sampled_from(
        [
            "::",
            "##[",
            "##vso[",
            "error",
            "]",
            "%",
            "%0A",
            ",",
            ":",
            "=",
            "-",
            "+",
            "@",
            '"',
            "'",
            "\r",
            "\n",
            "\t",
            " ",
            "\u2028",
            "\x1b[2J",
            "\x9b",
            "\u202e",
            "\ud800",
            "\udcff",
            "\0",
            "x",
        ]
    )
).map("".join)
TEXTS = st.text(alphabet=st.characters(), max_size=60) | HOSTILE
PIECES = ["".join(map(chr, range(at, at + 0x4400))) for at in range(0, 0x110000, 0x4400)]
"""Every code point, in pieces that a failing test can show."""
NOT_SENT = {"Cc", "Cs", "Co", "Zl", "Zp"}


@given(TEXTS)
def test_a_terminal_gets_one_line_of_letters(text: str) -> None:
    shown = terminal.shown(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(each) for each in set(shown)} & NOT_SENT
    assert {each for each in set(shown) if unicodedata.category(each) == "Cf"} <= set(
        "\u200c\u200d"
    )
    shown.encode()
    assert terminal.shown(shown) == shown


@given(TEXTS)
def test_a_stored_name_is_one_line_and_can_be_encoded(name: str) -> None:
    stored = terminal.storable(name)
    stored.encode()
    assert len(stored.splitlines()) <= 1
    assert terminal.storable(stored) == stored
    if name.isprintable() and name.isascii():
        assert stored == name


@pytest.mark.parametrize(
    ("name", "stored"),
    [("a\nb", "a\\x0ab"), ("\udcff", "\\xff"), ("\ud800", "\\ud800"), ("\u2028", "\\u2028")],
)
def test_what_cannot_be_stored_is_told_by_its_code(name: str, stored: str) -> None:
    assert terminal.storable(name) == stored


@given(TEXTS, TEXTS, TEXTS)
def test_a_workflow_command_is_the_one_that_was_meant(message: str, path: str, title: str) -> None:
    line = github.command("error", message, {"file": path, "title": title})
    assert "\n" not in line
    assert "\r" not in line
    line.encode()
    read = Command(line)
    assert (read.name, read.message) == ("error", valid(message))
    given_values = {"file": valid(path), "title": valid(title)}
    assert read.properties == {key: value for key, value in given_values.items() if value}


@pytest.mark.parametrize("name", ["", "a b", "stop::x", "error\n"])
def test_the_name_of_a_command_is_ours_and_a_word(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        github.command(name, "x")
    with pytest.raises(ValueError, match="no name"):
        github.command("error", "x", {name: "y"})


@given(TEXTS)
@example("##[##[x")
def test_a_line_of_a_log_is_no_command(text: str) -> None:
    line = github.log_line(text)
    assert len(line.splitlines()) <= 1
    assert not is_command(line)
    assert github.log_line(line) == line
    assert line.replace("\\", "") == terminal.shown(text).replace("\\", "")


def test_no_space_of_any_kind_hides_a_command() -> None:
    for each in filter(str.isspace, "".join(PIECES)):
        assert not is_command(github.log_line(f"{each}::error::x"))


@given(TEXTS)
def test_a_json_string_reads_as_the_text(text: str) -> None:
    written = json_text.string(text)
    assert json.loads(written) == valid(text)
    written.encode()
    assert len(written.splitlines()) == 1
    assert not set("<>&\x7f\x9b") & set(written)


@given(
    st.recursive(TEXTS | st.none(), lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))
)
def test_a_json_document_is_valid_unicode(data: object) -> None:
    written = json_text.document(json.dumps(data, ensure_ascii=False))
    written.encode()
    assert len(written.splitlines()) == 1
    assert not set("\x7f\x9b\u2028\u202e\u2066") & set(written)
    assert "\\ud" not in json.dumps(json.loads(written), ensure_ascii=False).lower().replace(
        "\\\\ud", ""
    )


@given(st.lists(TEXTS, min_size=1, max_size=4))
@example(["=1+1", "	=1"])
def test_a_row_reads_as_its_cells(values: list[str]) -> None:
    written = csv.row(values)
    assert written.endswith("\r\n")
    assert not set("\r\n") & set(written[:-2])
    (read,) = csv_reader.reader(io.StringIO(written, newline=""), strict=True)
    assert len(read) == len(values)
    for value, cell in zip(values, read, strict=True):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
        assert cell[:1] not in ("\t", "\r")
        plain = re.sub("[\t\r\n\u2028\u2029]+", " ", holdable(value))
        assert cell in (plain, f"'{plain}")


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
def test_every_character_stays_in_its_line(piece: str) -> None:
    for line in (terminal.shown(piece), terminal.storable(piece), github.log_line(piece)):
        line.encode()
        assert len(line.splitlines()) == 1
    assert not {unicodedata.category(each) for each in terminal.shown(piece)} & NOT_SENT
    assert json.loads(json_text.string(piece)) == valid(piece)
    assert Command(github.command("error", piece, {"file": piece})).message == valid(piece)
    assert len(csv.row([piece, piece]).splitlines()) == 1
