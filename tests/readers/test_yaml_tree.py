"""YAML from strangers: what is read, and with which words and place the rest is refused."""

from __future__ import annotations

from typing import Any

import pytest
import yaml as pyyaml

from mcrubric.model.limits import Limits
from mcrubric.readers.yaml import Node, YamlError, _Builder, read_yaml

NO_KEY = "1:1: a key is a plain word, not a list, a mapping or an alias"
REFUSED: dict[str, tuple[str, str]] = {
    "an alias": ("a: 1\nb: *x\n", "2:4: the alias *x is not read; write the value out"),
    "an alias as a key": ("*x : 1\n", NO_KEY),
    "an anchor on a word": ("a: &x 1\n", "1:4: the anchor &x is not read; write the value out"),
    "an anchor on a list": ("a: &x [1]\n", "1:4: the anchor &x is not read; write the value out"),
    "an anchor on a mapping": ("&x {a: 1}", "1:1: the anchor &x is not read; write the value out"),
    "an anchor on a key": ("&x a: 1\n", "1:1: a key has neither an anchor nor a tag"),
    "a tag on a key": ("!!str a: 1\n", "1:1: a key has neither an anchor nor a tag"),
    "a tag": ("a: !!int 1\n", "1:4: the tag tag:yaml.org,2002:int is not read; leave it out"),
    "a tag on a list": ("a: !x [1]\n", "1:4: the tag !x is not read; leave it out"),
    "a tag of a language": (
        "!!python/object:os.system [ls]",
        "1:1: the tag tag:yaml.org,2002:python/object:os.system is not read; leave it out",
    ),
    "a merge key": ("a:\n  <<: {b: 1}\n",
                    "2:3: the merge key << is not read; write the values out"),
    "a key twice": ("a: 1\nb: 2\na: 3\n", "3:1: the key 'a' stands already in line 1"),
    "a key twice, once quoted": ("a: 1\n'a': 3\n", "2:1: the key 'a' stands already in line 1"),
    "a list as a key": ("[a]: 1\n", NO_KEY),
    "a mapping as a key": ("{a: 1}: 1\n", NO_KEY),
    "a second document": ("a: 1\n---\nb: 2\n",
                          "2:1: a second document begins here; a file holds one"),
    "no end": ("a: 'b\n", "2:1: found unexpected end of stream (a quotation mark that opens a text is not closed)"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_says_something_else_than_a_reader_sees_is_refused(name: str) -> None:
    text, told = REFUSED[name]
    with pytest.raises(YamlError) as caught:
        read_yaml(text, Limits())
    assert str(caught.value) == told
    assert f"{caught.value.line}:{caught.value.column}: {caught.value.message}" == told
    assert caught.value.args == (caught.value.message, caught.value.line, caught.value.column)
    assert not caught.value.limit


LIMITED: dict[str, tuple[str, dict[str, Any], str]] = {
    "bytes": ("a: 12345\n", {"yaml_bytes": 8}, "1:1: the file is larger than 8 bytes"),
    "many bytes": ("a" * 1_001, {"yaml_bytes": 1_000}, "1:1: the file is larger than 1,000 bytes"),
    "elements": ("- a\n- b\n", {"yaml_events": 7}, "3:1: the file has more than 7 elements"),
    "many elements": ("- a\n" * 1_000, {"yaml_events": 1_000},
                      "998:3: the file has more than 1,000 elements"),
    "depth of lists": ("[[[1]]]", {"yaml_depth": 3}, "1:4: values are nested more than 3 deep"),
    "depth of mappings": ("{a: {b: {c: 1}}}", {"yaml_depth": 3},
                          "1:13: values are nested more than 3 deep"),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITED)
def test_a_limit_is_told_as_one(name: str) -> None:
    text, limits, told = LIMITED[name]
    with pytest.raises(YamlError) as caught:
        read_yaml(text, Limits(**limits))
    assert str(caught.value) == told
    assert caught.value.limit


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
        (b"a: \xff\n", "1:1: "),
        (b"a: \x00\n", "1:1: "),
        ("a: \ud800", "1:1: "),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes | str, told: str) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(data, Limits())
    assert str(caught.value).startswith(told)
    assert caught.value.message
    assert "\n" not in caught.value.message


def test_a_parser_that_breaks_its_word_is_found_out() -> None:
    mark = pyyaml.Mark("", 0, 2, 4, None, 0)
    said: list[pyyaml.Event] = [
        pyyaml.StreamStartEvent(mark, mark), pyyaml.DocumentStartEvent(mark, mark),
        pyyaml.DocumentEndEvent(mark, mark),
    ]  # fmt: skip
    with pytest.raises(YamlError, match=r"^3:5: a value is missing here$"):
        _Builder(iter(said), Limits()).document()
