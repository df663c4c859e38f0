from __future__ import annotations

import io
import os

import pytest

from mcrubric.escaping.terminal import shown
from mcrubric.formats.outline.phrases import listed, spelled, where
from mcrubric.formats.terminal import look_for
from mcrubric.formats.terminal.layout import cells, wrap
from mcrubric.model.places import Place


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal and has no window."""

    def isatty(self) -> bool:
        return True


def stream(encoding: str = "utf-8", *, terminal: bool = True) -> io.TextIOWrapper:
    return (Terminal if terminal else io.TextIOWrapper)(io.BytesIO(), encoding=encoding)


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        ({}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
    ],
)
def test_colour_is_for_terminals_that_want_it(environ: dict[str, str], colour: bool) -> None:  # noqa: FBT001
    assert look_for(stream(), environ).colour is colour


def test_no_colour_in_a_file() -> None:
    assert look_for(stream(terminal=False), {}).colour is False


@pytest.mark.parametrize(
    ("columns", "width"), [("", 80), ("60", 60), ("300", 100), ("0", 80), ("x", 80), ("²", 80)]
)
def test_the_width_is_what_columns_says_within_reason(columns: str, width: int) -> None:
    assert look_for(stream(), {"COLUMNS": columns}).width == width


def test_the_width_is_that_of_the_terminal() -> None:
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 64, 0, 0))
    with os.fdopen(follower, "w", encoding="utf-8") as opened:
        assert look_for(opened, {}).width == 64
    os.close(leader)


@pytest.mark.parametrize(
    ("encoding", "ascii_only"),
    [("utf-8", False), ("ascii", True), ("cp1252", True), ("latin-1", True)],
)
def test_marks_are_ascii_where_the_stream_cannot_show_others(
    encoding: str,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    assert look_for(stream(encoding), {}).ascii is ascii_only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[2J\x07\x9b\x7f", "\\x1b[2J\\x07\\x9b\\x7f"),
        ("fdp.\u202eexe", "fdp.\\u202eexe"),
        ("\ufeffx\u200b\u2028\U000e0041", "\\ufeffx\\u200b\\u2028\\U000e0041"),
        ("na\udc80me", "na\\udc80me"),
        ("Ångström – 学校 😀 می‌خواهم", "Ångström – 学校 😀 می‌خواهم"),  # noqa: RUF001
    ],
)
def test_what_a_terminal_might_act_on_is_shown_as_its_code(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_wide_characters_take_two_columns() -> None:
    assert [cells("abc"), cells("学校"), cells("e\u0301"), cells("ｆ")] == [3, 4, 1, 2]  # noqa: RUF001


def test_a_word_longer_than_the_line_stays_whole_and_spaces_in_names_stay() -> None:
    assert wrap("a very-long-file-name.pdf b  c", 10) == ["a", "very-long-file-name.pdf", "b  c"]


def test_small_words() -> None:
    assert spelled(1, "thing") == "one thing"
    assert spelled(1250, "thing") == "1,250 things"
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ([], ""),
        ([Place(path="a.md", line=3), Place(path="a.md", line=9)], "a.md, lines 3 and 9"),
        ([Place(path="a.md", line=3), Place(path="a.md", line=3)], "a.md, line 3"),
        ([Place(path="a.md", line=1), Place(path="b.md", line=2)], "a.md, line 1; b.md, line 2"),
        ([Place(path="v.mp4", seconds=42.5)], "v.mp4, at 0:42"),
        ([Place(path="v.mp4", seconds=3735)], "v.mp4, at 1:02:15"),
        ([Place(path="h.pdf", page=12)], "h.pdf, page 12"),
        ([Place(path="e.json", entry=7)], "e.json, entry 7"),
        ([Place(start=3, end=4)], ""),
        ([Place(path=f"{n}.md") for n in range(7)], "0.md; 1.md; 2.md; 3.md; 4.md; 2 more places"),
    ],
)
def test_places_in_words(places: list[Place], text: str) -> None:
    assert where(places) == text
