from __future__ import annotations

import io
import os
import re
import select
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mcrubric.formats.progress import waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

GIVE_UP = 10.0
"""Seconds after which a sign that did not come is not coming."""


class Seen:
    """A pseudo-terminal, and what was written to it."""

    def __init__(self) -> None:
        self.leader, follower = pty.openpty()
        self.stream = os.fdopen(follower, "w", encoding="utf-8")

    def until(self, words: str) -> str:
        text = ""
        while words not in text and select.select([self.leader], [], [], GIVE_UP)[0]:
            text += os.read(self.leader, 4096).decode()
        return text


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    monkeypatch.setenv("TERM", "xterm")
    terminal = Seen()
    yield terminal
    terminal.stream.close()
    os.close(terminal.leader)


def test_a_person_who_waits_sees_what_is_being_done(seen: Seen) -> None:
    before = threading.active_count()
    with waiting("Looking into [the] uploads", seen.stream, after=0.0):
        assert "Looking into [the] uploads" in re.sub(
            r"\x1b\[[\d;?]*[a-zA-Z]", "", seen.until("uploads")
        )
    assert threading.active_count() == before


def test_a_short_wait_shows_nothing(seen: Seen) -> None:
    before = threading.active_count()
    with waiting("Looking", seen.stream, after=GIVE_UP):
        pass
    assert threading.active_count() == before
    seen.stream.write("end")
    seen.stream.flush()
    assert seen.until("end") == "end"


def test_an_interrupt_gets_through_and_leaves_no_thread(seen: Seen) -> None:
    before = threading.active_count()

    def interrupted() -> None:
        with waiting("Looking", seen.stream, after=0.0):
            seen.until("Looking")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert threading.active_count() == before


def test_nothing_is_written_where_no_person_looks() -> None:
    stream = io.StringIO()
    with waiting("Looking", stream, after=0.0):
        pass
    assert stream.getvalue() == ""


def test_rich_is_imported_only_for_a_person_who_waits() -> None:
    code = (
        "import sys, io\n"
        "from mcrubric.formats.progress import waiting\n"
        "with waiting('x', io.StringIO(), after=0.0): pass\n"
        "sys.exit('rich' in sys.modules)\n"
    )
    source = Path(__file__).parents[2] / "src"
    environ = {**os.environ, "PYTHONPATH": str(source)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environ).returncode == 0
