"""The usual slips of who writes YAML by hand are told with their cure."""

from __future__ import annotations

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.yaml import YamlError, read_yaml

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
