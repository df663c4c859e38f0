"""What each escaper makes of each kind of character, to the letter."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from mcrubric.escaping import csv, github

TABLES: Final = yaml.safe_load(Path(__file__).with_name("tables.yaml").read_text(encoding="utf-8"))
ROWS: Final = [(name, given) for name, table in TABLES.items() for given in table]


def escaper(name: str) -> Any:
    module, function = name.split(".")
    return getattr(import_module(f"mcrubric.escaping.{module}"), function)


@pytest.mark.parametrize(("name", "given"), ROWS)
def test_a_text_is_escaped_to_the_letter(name: str, given: str) -> None:
    assert escaper(name)(given) == TABLES[name][given]


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("characters.holdable", "\ud800\udfff\ue000", "\ufffd\ufffd\ue000"),
        ("characters.valid", "a\ud7ff\ud800\udfff\ue000", "a\ud7ff\ufffd\ufffd\ue000"),
        ("characters.code_of", "\udcff", "\\udcff"),
        ("terminal.shown", "\udcff", "\\udcff"),
        ("terminal.storable", "\udc7f\udc80\udcff\udd00\ud800", "\\udc7f\\x80\\xff\\udd00\\ud800"),
        ("github.data", "\ud800", "\ufffd"),
        ("json_text.string", "\ud800", '"\ufffd"'),
        ("json_text.document", '"\ud800"', '"\ufffd"'),
        ("html.artifact_link", "a\udcff", "a%FF"),
        ("html.artifact_link", "a\ud800", None),
        ("html.artifact_link", "a\udcff/\udd00", None),
    ],
)
def test_halves_of_characters_are_bytes_or_replaced(
    name: str, given: str, told: str | None
) -> None:
    assert escaper(name)(given) == told


def test_a_row_is_its_cells_and_the_end_of_a_line() -> None:
    assert csv.row(["a", "=b", ""]) == '"a","\'=b",""\r\n'
    assert csv.row(iter(["a"])) == '"a"\r\n'


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("error", "a,b:c\n%"), "::error::a,b:c%0A%25"),
        (("error", "m", {}), "::error::m"),
        (("error", "m", {"file": ""}), "::error::m"),
        (("error", "m", {"file": "a,b", "line": "3"}), "::error file=a%2Cb,line=3::m"),
        (("error", "m", {"file": "", "line": "3"}), "::error line=3::m"),
        (("add-mask", "", {"end-Line": "x"}), "::add-mask end-Line=x::"),
    ],
)
def test_a_command_is_written_in_one_line(args: tuple[Any, ...], told: str) -> None:
    assert github.command(*args) == told


@pytest.mark.parametrize("name", ["", "a b", "-a", "1a", "a::", "a\n", "\u00e9"])
def test_a_name_that_is_no_word_is_an_error_of_ours(name: str) -> None:
    told = f"{name!r} is no name of a command or of a property"
    for args in ((name, "m"), ("error", "m", {name: ""}), ("error", "m", {"a": "", name: "x"})):
        with pytest.raises(ValueError, match=re.escape(told) + "$"):
            github.command(*args)
