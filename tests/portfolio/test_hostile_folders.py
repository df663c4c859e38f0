"""A folder can hold links, pipes, devices and what cannot be read: told, and never opened."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric.portfolio.names import WHY

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="links and pipes are made as on Unix"
)


def faults(portfolio: Any) -> list[tuple[str, object]]:
    return [(fault.key, fault.args.get("path")) for fault in portfolio.faults]


def test_links_are_refused_wherever_they_lead(folder: Any, loaded: Any, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not yours", encoding="utf-8")
    root = folder({"part-1.md": "We began.", "artifacts/a.txt": "one"})
    (root / "artifacts" / "outside.txt").symlink_to(secret)
    (root / "artifacts" / "inside.txt").symlink_to(root / "part-1.md")
    (root / "artifacts" / "nowhere.txt").symlink_to(tmp_path / "nothing")
    (root / "artifacts" / "around").symlink_to(root, target_is_directory=True)
    (root / "part-3.md").symlink_to(secret)
    portfolio = loaded(root)
    assert faults(portfolio) == [
        ("refused-link", "artifacts/around"),
        ("refused-link", "artifacts/inside.txt"),
        ("refused-link", "artifacts/nowhere.txt"),
        ("refused-link", "artifacts/outside.txt"),
        ("refused-link", "part-3.md"),
    ]
    assert portfolio.part("part-3").unreadable
    assert portfolio.part("part-3").documents == ()
    assert not portfolio.part("part-1").unreadable


def test_a_citation_of_a_refused_file_finds_it(folder: Any, loaded: Any) -> None:
    root = folder({"part-2.yaml": "evidence:\n- {detail: EO1.connect, citations: [x.pdf]}\n"})
    (root / "artifacts").mkdir()
    (root / "artifacts" / "x.pdf").symlink_to("/etc/hostname")
    portfolio = loaded(root)
    assert portfolio.evidence[0].citations[0].found == ("artifacts/x.pdf",)
    (artifact,) = portfolio.artifacts
    assert artifact.size is None
    assert artifact.facts.problem.kind == "refused"


def test_pipes_and_sockets_do_not_hang(folder: Any, loaded: Any) -> None:
    root = folder({"part-1.md": "We began."})
    os.mkfifo(root / "part-2.yaml")
    portfolio = loaded(root)
    assert faults(portfolio) == [("refused-special", "part-2.yaml")]
    assert portfolio.part("part-2").unreadable
    os.mkfifo(root / "alone")
    assert faults(loaded(root / "alone")) == [("not-a-portfolio", None)]


def test_a_device_is_no_hand_in(loaded: Any) -> None:
    assert faults(loaded("/dev/zero")) == [("not-a-portfolio", None)]


def test_names_that_only_this_system_allows_are_told(folder: Any, loaded: Any) -> None:
    root = folder({"part-1.md": "We began.", "artifacts/a\nb.txt": "x", "artifacts/c\\d.txt": "x"})
    (root / "artifacts").joinpath(os.fsdecode(b"bad\xff.txt")).write_text("x", encoding="utf-8")
    portfolio = loaded(root)
    told = {fault.args["path"]: fault.args["why"] for fault in portfolio.faults}
    assert told == {
        "artifacts/a\\x0ab.txt": WHY["control"],
        "artifacts/bad\\xff.txt": WHY["encoding"],
        "artifacts/c\\d.txt": WHY["backslash"],
    }
    assert portfolio.sha256


def test_a_folder_that_may_not_be_listed_is_told(folder: Any, loaded: Any) -> None:
    root = folder({"part-1.md": "We began.", "artifacts/a.txt": "one"})
    locked = root / "artifacts"
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        locked.chmod(0o700)
        pytest.skip("this user may read everything")
    portfolio = loaded(root)
    locked.chmod(0o700)
    assert faults(portfolio) == [("refused-locked", "artifacts")]


def test_too_many_files_end_the_listing(folder: Any, loaded: Any) -> None:
    root = folder({f"artifacts/{number}.txt": "x" for number in range(6)})
    portfolio = loaded(root, files=5)
    assert not portfolio.opened
    assert [(f.key, f.args) for f in portfolio.faults] == [("too-many-files", {"limit": 5})]
    for number in range(6):
        (root / f"empty-{number}").mkdir()
    assert loaded(root, names=10).faults[0].key == "too-many-files"


def test_sizes_are_bounded_one_by_one_and_in_all(folder: Any, loaded: Any) -> None:
    root = folder({"part-1.md": "x" * 60, "artifacts/a.txt": "x" * 60})
    assert loaded(root, portfolio_bytes=100).faults[0].key == "too-large"
    one = loaded(root, file_bytes=50)
    assert [fault.key for fault in one.faults] == ["refused-size", "refused-size"]
    assert one.part("part-1").unreadable
    written = loaded(root, document_bytes=50)
    assert [(f.key, f.args["kind"]) for f in written.faults] == [("unreadable-part", "limit")]
