"""The usual slips of who writes YAML by hand are told with their cure."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from mcrubric.model.limits import Limits
from mcrubric.readers.yaml import YamlError, read_yaml
from mcrubric.readers.yaml_hints import with_hint

CASES: Final = yaml.safe_load(
    Path(__file__).with_name("yaml_hints.yaml").read_text(encoding="utf-8")
)
TOLD: Final = {
    "tabs": "YAML is indented with spaces, not with tabs",
    "below": "a text below `|` is indented further than its key, every line of it alike",
    "colon": "a text that holds ': ' stands in quotes",
    "behind": "a text that goes on behind its quotation marks or brackets stands below a `|`",
}

BAR = "a text below `|` is indented further than its key"
QUOTED = "stands in quotes"


@pytest.mark.parametrize(
    ("entry", "hint"),
    [
        ("explanation: | We began.\n", "a text begins on the line below `|`"),
        ("explanation: > We began.\n", "a text begins on the line below `|`"),
        ("explanation: |\n    We began.\n", BAR),
        ("explanation: |\nWe began.\n  - detail: b\n", BAR),
        ("explanation: |\n    We: began, that is.\n    More.\n", BAR),
        ("explanation: |\n\n    We began.\n\n    More here: it is so.\n", BAR),
        ("explanation: |\n      one\n     two\n", BAR),
        ("explanation: |\n    - one\n    - two\n", BAR),
        ("explanation: |\n\tWe began.\n", "spaces, not with tabs"),
        ("explanation:\n\t- We began.\n", "spaces, not with tabs"),
        ("explanation: We: began\n", QUOTED),
        ("explanation: @home\n", QUOTED),
        ("explanation: *star* one\n", QUOTED),
        ("explanation: [Write, here\n", QUOTED),
        ('explanation: "We said "yes" to it"\n', "behind its quotation marks"),
        ('explanation: "We said\n', "is not closed"),
    ],
)
def test_a_slip_is_told_with_its_cure(entry: str, hint: str) -> None:
    source = f"evidence:\n  - detail: a\n    {entry}"
    for text in (source, source.encode()):
        with pytest.raises(YamlError) as raised:
            read_yaml(text, Limits())
        assert hint in raised.value.message


def test_a_text_that_is_indented_well_is_not_blamed_for_a_later_slip() -> None:
    source = 'a: |\n  We began.\nb: "x" y\n'
    with pytest.raises(YamlError) as raised:
        read_yaml(source, Limits())
    assert BAR not in raised.value.message
    empty = 'a: |\nb: "x" y\n'
    with pytest.raises(YamlError) as raised:
        read_yaml(empty, Limits())
    assert BAR not in raised.value.message


@pytest.mark.parametrize(("problem", "text", "line", "hint"), CASES)
def test_a_hint_stands_beside_what_the_parser_says(
    problem: str, text: str, line: int, hint: str | None
) -> None:
    told = f"{problem} ({TOLD[hint]})" if hint else problem
    assert with_hint(problem, text, line) == told
    assert with_hint(problem, text.encode(), line) == told


def test_a_hint_needs_no_text_and_takes_any_bytes() -> None:
    assert with_hint("found a tab") == f"found a tab ({TOLD['tabs']})"
    assert with_hint("unknown") == "unknown"
    assert with_hint("unknown", b"\xff\n\tb", 2) == f"unknown ({TOLD['tabs']})"


@pytest.mark.parametrize(("lines", "hint"), [(199, "below"), (200, "behind")])
def test_a_bar_is_looked_for_as_far_as_an_explanation_is_long(lines: int, hint: str) -> None:
    text = "a: |\n   one\n" + "\n" * (lines - 2) + "  two\n"
    told = with_hint("did not find expected key", text, lines + 1)
    assert told == f"did not find expected key ({TOLD[hint]})"
