"""Names: what is let in, what is refused and told, what is ignored and told."""

from __future__ import annotations

from typing import Any

import pytest

from mcrubric.escaping.terminal import storable
from mcrubric.model.limits import Limits
from mcrubric.portfolio.names import left_over, likeness, stem, suffix, why_unsafe

LIMITS = Limits()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../x.pdf", "parent"),
        ("a/../../x.pdf", "parent"),
        ("/etc/passwd", "absolute"),
        ("//server/share", "absolute"),
        ("artifacts\\x.pdf", "backslash"),
        ("C:x.pdf", "drive"),
        ("c:/x.pdf", "drive"),
        ("a\nb.pdf", "control"),
        ("a\0b.pdf", "control"),
        ("a\x7fb", "control"),
        ("a\x85b", "control"),
        ("a\u2028b", "control"),
        ("a\udcffb", "encoding"),
        ("a//b", "empty"),
        ("./a", "empty"),
        ("", "empty"),
        ("CON", "reserved"),
        ("artifacts/aux.pdf", "reserved"),
        ("lpt9.txt", "reserved"),
        ("x" * 256, "long"),
        ("é" * 128, "long"),
        ("/".join(["x" * 200] * 21), "long"),
    ],
)
def test_unsafe_names_are_refused_for_a_reason(path: str, why: str) -> None:
    assert why_unsafe(path, LIMITS) == why


@pytest.mark.parametrize(
    "path",
    [
        "part-1.md",
        "artifacts/Family Handbook (final), v2.pdf",
        "artifacts/Ünïcödé 日本語.pdf",
        "console.txt",
        "artifacts/com10.txt",
        "artifacts/12:30 meeting.txt",
        "..notes",
        "a..b",
        "x" * 255,
    ],
)
def test_plain_names_are_let_in(path: str) -> None:
    assert why_unsafe(path, LIMITS) is None


@pytest.mark.parametrize(
    ("path", "ignored"),
    [
        (".DS_Store", ".DS_Store"),
        ("artifacts/.ds_store", "artifacts/.ds_store"),
        ("__MACOSX/a/._b.pdf", "__MACOSX/"),
        ("artifacts/._b.pdf", "artifacts/._b.pdf"),
        ("x/.git/config", "x/.git/"),
        ("Thumbs.db", "Thumbs.db"),
        ("artifacts/desktop.ini", "artifacts/desktop.ini"),
        ("~$part-1.docx", "~$part-1.docx"),
        ("part-1.md~", "part-1.md~"),
        (".part-1.md.swp", ".part-1.md.swp"),
        ("#part-1.md#", "#part-1.md#"),
    ],
)
def test_what_programs_leave_behind_is_ignored(path: str, ignored: str) -> None:
    assert left_over(path) == ignored


@pytest.mark.parametrize("path", ["git/x", ".gitignore", "Thumbs.dbx", "#1.pdf", "a~b.pdf", ".git"])
def test_other_files_are_not_ignored(path: str) -> None:
    assert left_over(path) is None


@pytest.mark.parametrize(
    ("path", "like"),
    [
        ("artifacts\\x.pdf", "artifacts/x.pdf"),
        ("../../x.pdf", "x.pdf"),
        ("C:\\work\\x.pdf", "work/x.pdf"),
        ("/x.pdf", "x.pdf"),
        ("..", None),
        ("a\nb", None),
    ],
)
def test_an_unsafe_name_stands_for_the_path_that_was_meant(path: str, like: str | None) -> None:
    assert likeness(path) == like


def test_names_are_shown_without_control_characters_and_bad_bytes() -> None:
    assert storable("a\n\x1b[2Jb\udcff.pdf") == "a\\x0a\\x1b[2Jb\\xff.pdf"
    storable("a\udcff").encode()


def test_endings_and_stems() -> None:
    assert (suffix("a/b.PDF"), stem("a/b.PDF")) == (".pdf", "b")
    assert (suffix("a.b/c"), stem("a.b/c")) == ("", "c")
    assert (suffix(".hidden"), stem(".hidden")) == ("", ".hidden")
    assert (suffix("x."), stem("part-1.x.md")) == (".", "part-1.x")


def test_what_is_ignored_is_told_once(loaded: Any) -> None:
    files = {"part-1.md": b"x", ".DS_Store": b"", ".git/a": b"", ".git/b": b"", "p.md~": b""}
    portfolio = loaded({"files": files})
    assert portfolio.ignored == (".DS_Store", ".git/", "p.md~")
    assert portfolio.files == 1
    assert not portfolio.faults


def test_names_that_are_one_in_nfc_are_told_and_not_called_missing(loaded: Any) -> None:
    files = {"artifacts/caf\u00e9.txt": b"1", "artifacts/cafe\u0301.txt": b"2"}
    evidence = [{"detail": "EO1.connect", "citations": ["caf\u00e9.txt"], "explanation": "x"}]
    portfolio = loaded({"files": files, "evidence": evidence})
    (fault,) = portfolio.faults
    assert (fault.key, fault.args["count"]) == ("refused-twice", 2)
    assert portfolio.evidence[0].citations[0].artifact == "artifacts/caf\u00e9.txt"
    assert portfolio.artifacts[0].facts.problem.kind == "refused"
