"""YAML from strangers: what is read, and with which words and place the rest is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml

from mcrubric.model.limits import Limits
from mcrubric.readers.yaml import Node, YamlError, _Builder, read_yaml

CASES = pyyaml.safe_load(Path(__file__).with_name("yaml_tree.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CASES["refused"])
def test_what_says_something_else_than_a_reader_sees_is_refused(name: str) -> None:
    case = CASES["refused"][name]
    with pytest.raises(YamlError) as caught:
        read_yaml(case["text"], Limits())
    assert str(caught.value) == case["told"]
    assert caught.value.args == (caught.value.message, caught.value.line, caught.value.column)
    assert (caught.value.limit, caught.value.quotes) == (False, case.get("quotes", False))


@pytest.mark.parametrize("name", CASES["limited"])
def test_a_limit_is_told_as_one(name: str) -> None:
    case = CASES["limited"][name]
    with pytest.raises(YamlError) as caught:
        read_yaml(case["text"], Limits(**case["limits"]))
    assert str(caught.value) == case["told"]
    assert (caught.value.limit, caught.value.quotes) == (True, False)


@pytest.mark.parametrize(
    ("text", "limits", "told"),
    [
        ("a" * 1_001, {"yaml_bytes": 1_000}, "1:1: the file is larger than 1,000 bytes"),
        ("- a\n" * 1_000, {"yaml_events": 1_000}, "998:3: the file has more than 1,000 elements"),
    ],
)
def test_a_large_number_is_easy_to_read(text: str, limits: dict[str, Any], told: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text, Limits(**limits))
    assert str(caught.value) == told


@pytest.mark.parametrize("allowed", [101, 5_000])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[" * 101 + "]" * 101, "1:101: values are nested more than 100 deep"),
        ("- " * 5_000, "1:201: values are nested more than 100 deep"),
        ("[" * 5_000, "1:1001: values are nested more than 100 deep"),
    ],
)
def test_no_limit_allows_more_than_python_can_call(text: str, allowed: int, told: str) -> None:
    assert read_yaml("[" * 100 + "]" * 100, Limits(yaml_depth=allowed)).items
    with pytest.raises(YamlError) as caught:
        read_yaml(text, Limits(yaml_depth=allowed))
    assert str(caught.value) == told
    assert caught.value.limit is True


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("a: 12345", {"yaml_bytes": 8}),
        ("- a\n- b\n", {"yaml_events": 8}),
        ("[[1]]", {"yaml_depth": 3}),
        ("{a: {b: 1}}", {"yaml_depth": 3}),
    ],
)
def test_a_file_just_within_a_limit_is_read(text: str, limits: dict[str, Any]) -> None:
    assert read_yaml(text, Limits(**limits)).value


def test_the_tree_keeps_what_was_written_and_where() -> None:
    root = read_yaml("a: 12:30\nb: ['x', no]\n'c d':\n  e: |\n    two\n    lines\n", Limits())
    assert (root.line, root.column, root.plain) == (1, 1, False)
    assert root.keys == {"a": (1, 1), "b": (2, 1), "c d": (3, 1)}
    assert root.fields["a"] == Node("12:30", 1, 4, plain=True)
    assert root.fields["b"] == Node((Node("x", 2, 5), Node("no", 2, 10, plain=True)), 2, 4)
    inner = root.fields["c d"]
    assert (inner.line, inner.column, inner.keys) == (4, 3, {"e": (4, 3)})
    assert inner.fields["e"] == Node("two\nlines\n", 4, 6)
    assert root.to_data() == {"a": "12:30", "b": ["x", "no"], "c d": {"e": "two\nlines\n"}}
    assert (root.items, root.text) == ((), None)
    assert (root.fields["b"].fields, root.fields["b"].text) == ({}, None)
    assert (root.fields["a"].fields, root.fields["a"].items) == ({}, ())


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_an_empty_file_is_an_empty_mapping(text: str) -> None:
    root = read_yaml(text, Limits())
    assert root.value == {}
    assert (root.column, root.plain) == (1 if not text.startswith("-") else root.column, False)


def test_an_empty_text_in_quotes_is_a_text() -> None:
    assert read_yaml("''", Limits()) == Node("", 1, 1)


def test_the_places_of_nothing_are_its_own() -> None:
    assert read_yaml("", Limits()) == Node({}, 1, 1)
    assert read_yaml("\n---\n", Limits()) == Node({}, 3, 1)


def test_a_merge_sign_in_quotes_is_a_key() -> None:
    assert read_yaml("'<<': 1\n", Limits()).to_data() == {"<<": "1"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a: \xff\n", "1:1: unacceptable character #x00ff: invalid leading UTF-8 octet"),
        (b"a: \x00\n", "1:1: unacceptable character #x0000: control characters are not allowed"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes | str, told: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(data, Limits())
    assert str(caught.value) == told


def test_half_a_sign_is_refused() -> None:
    with pytest.raises(YamlError, match=r"^1:1: .* can't encode character"):
        read_yaml("a: \ud800", Limits())


def test_a_parser_that_breaks_its_word_is_found_out() -> None:
    mark = pyyaml.Mark("", 0, 2, 4, None, 0)
    said: list[pyyaml.Event] = [
        pyyaml.StreamStartEvent(mark, mark), pyyaml.DocumentStartEvent(mark, mark),
        pyyaml.DocumentEndEvent(mark, mark),
    ]  # fmt: skip
    with pytest.raises(YamlError, match=r"^3:5: a value is missing here$"):
        _Builder(iter(said), Limits()).document()


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"])
@pytest.mark.parametrize("encoded", [True, False], ids=["bytes", "text"])
def test_signs_pasted_from_a_word_processor_begin_no_line(sign: str, encoded: bool) -> None:  # noqa: FBT001
    text = f'# a{sign}b: c\na: "x{sign}y"\nb: |\n  Here{sign}and there.\nc: {{d: é{sign}f, e: g}}\n'
    tree = read_yaml(text.encode() if encoded else text, Limits())
    said = {"a": "x y", "b": "Here and there.\n", "c": {"d": "é f", "e": "g"}}
    assert tree.to_data() == said
    last = tree.fields["c"].fields["e"]
    assert (last.line, last.column) == (5, 16)


def test_an_escaped_sign_and_the_letters_of_utf_16_stay() -> None:
    assert read_yaml(r'a: "x\u2028y"', Limits()).to_data() == {"a": "x\u2028y"}
    letters = "\u80e2\u00a8\ue280\ua8e2"  # their bytes hold those of U+2028 in UTF-8
    assert read_yaml(f"a: {letters}".encode("utf-16"), Limits()).to_data() == {"a": letters}
