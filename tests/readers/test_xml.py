"""XML from strangers: what encoding it says it is in."""

from __future__ import annotations

import pytest

from mcrubric.model.limits import Limits
from mcrubric.readers.reading import ReadError
from mcrubric.readers.xml import parse_xml


def seen(encoding: str) -> list[str]:
    texts: list[str] = []
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a>\xe4</a>'
    as_bytes = xml.encode("latin-1" if encoding in {"ISO-8859-1", "windows-1252"} else "utf-8")
    parse_xml(as_bytes, Limits(), start=lambda *_: None, text=texts.append)
    return texts


@pytest.mark.parametrize("encoding", ["UTF-8", "utf-8", "ISO-8859-1", "windows-1252"])
def test_encodings_that_are_read(encoding: str) -> None:
    assert seen(encoding) == ["\xe4"]


@pytest.mark.parametrize("encoding", ["none-such", "shift_jis", "rot13", "undefined", "idna"])
def test_other_encodings_are_told_and_prove_nothing(encoding: str) -> None:
    with pytest.raises(ReadError) as caught:
        seen(encoding)
    assert caught.value.problem.kind == "no-reader"
