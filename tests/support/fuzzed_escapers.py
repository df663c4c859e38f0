"""What must hold of every escaper for any text: a real reader finds the text and nothing else."""

from __future__ import annotations

import csv as reader_of_csv
import json
import re
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree as ET

from mcrubric.escaping import csv, github, html, json_text, markdown, terminal, xml
from mcrubric.escaping.characters import holdable, valid

_COMMAND: Final = re.compile(r"^\s*::|##[A-Za-z]*\[", re.MULTILINE)
_BREAKS: Final = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += [tag, *(f"{name}={value is not None}" for name, value in attrs)]


def escapers(data: bytes) -> None:
    """Take any text through every escaper."""
    text = data.decode("utf-8", "surrogateescape")
    _markup(text)
    assert json.loads(json_text.string(text)) == valid(text)
    (row,) = reader_of_csv.reader([csv.row([text, "end"])])
    assert row[1:] == ["end"]
    assert not row[0].lstrip().startswith(("=", "+", "-", "@"))
    for line in (terminal.shown(text), github.log_line(text), markdown.text(text)):
        assert not _BREAKS.search(line)
    assert not _COMMAND.search(github.log_line(text))
    command = github.command("error", text, {"file": text or "a"})
    assert not set("\r\n") & set(command)  # the runner knows no other ends of lines


def _markup(text: str) -> None:
    written = f'<a b="{xml.attribute(text)}">{xml.text(text)}</a>'
    element = ET.fromstring(written)  # noqa: S314 - what we wrote ourselves
    assert (element.text or "") == element.attrib["b"] == holdable(text)
    page = _Page()
    page.feed(f'<p title="{html.attribute(text)}">{html.text(text)}</p>')
    page.close()
    assert page.tags == ["p", "title=True"]
