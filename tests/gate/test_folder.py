"""A folder as a hand-in: real files, links, pipes, and what changes while it is looked at."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from failing import Fault, failing_disk

from mcrubric.model.limits import Limits
from mcrubric.portfolio.folder import _entry, _listed, _name, open_folder, open_listed, open_regular
from mcrubric.portfolio.gate import Listed, RefusedError
from mcrubric.readers.storage import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = Limits()
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="links and pipes are made as on Unix"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A hand-in of two files, one in a folder."""
    root = tmp_path / "hand-in"
    (root / "f" / "g").mkdir(parents=True)
    (root / "a.txt").write_bytes(b"one")
    (root / "f" / "g" / "b.txt").write_bytes(b"three")
    return root


@pytest.fixture
def descriptors() -> Iterator[None]:
    """No file is left open."""
    before = len(list(Path("/dev/fd").iterdir()))
    yield
    assert len(list(Path("/dev/fd").iterdir())) == before


def listed(root: Path) -> list[Listed]:
    return sorted(_listed(str(root)), key=lambda each: each.name)


@pytest.mark.usefixtures("descriptors")
def test_what_is_in_a_folder_is_listed_and_given(root: Path) -> None:
    (root / "a.txt~").write_bytes(b"")
    (root / "l").symlink_to(root / "a.txt")
    contents = open_folder(str(root), LIMITS)
    assert (contents.name, contents.sizes) == ("hand-in", {"a.txt": 3, "f/g/b.txt": 5})
    assert (contents.refused, contents.ignored) == ({"l": "link"}, ("a.txt~",))
    assert [each.key for each in contents.faults] == ["refused-link"]
    for path, data in (("a.txt", b"one"), ("f/g/b.txt", b"three")):
        with contents.open(path) as stream:
            assert stream.read() == data


def test_a_name_that_is_composed_opens_the_file_that_is_not(root: Path) -> None:
    (root / "cafe\u0301").write_bytes(b"four")
    with open_folder(str(root), LIMITS).open("caf\u00e9") as stream:
        assert stream.read() == b"four"


def test_every_kind_of_entry_is_told(root: Path) -> None:
    (root / "l").symlink_to(root / "a.txt")
    (root / "m").symlink_to(root / "f", target_is_directory=True)
    (root / "n").symlink_to(root / "nothing")
    os.mkfifo(root / "p")
    assert listed(root) == [
        Listed("a.txt", 3),
        Listed("f/", 0),
        Listed("f/g/", 0),
        Listed("f/g/b.txt", 5),
        Listed("l", 0, "link"),
        Listed("m", 0, "link"),
        Listed("n", 0, "link"),
        Listed("p", 0, "special"),
    ]


def test_folders_of_programs_are_told_and_not_looked_into(root: Path) -> None:
    (root / "f" / ".git").mkdir()
    (root / "f" / ".git" / "config").write_bytes(b"")
    (root / "__MACOSX").write_bytes(b"a file")
    assert [each.name for each in listed(root)] == [
        "__MACOSX", "a.txt", "f/", "f/.git/", "f/g/", "f/g/b.txt",
    ]  # fmt: skip


def test_a_folder_that_is_gone_when_it_is_listed_is_told_by_its_name(root: Path) -> None:
    (root / "a.txt").unlink()
    (root / "f" / "g").rename(root / "f" / "X")
    names = _listed(str(root))
    assert next(names) == Listed("f/", 0)
    assert next(names) == Listed("f/X/", 0)
    (root / "f" / "X" / "b.txt").unlink()
    (root / "f" / "X").rmdir()
    assert list(names) == [Listed("f/X", 0, "locked")]


def test_a_link_that_took_the_place_of_a_file_is_not_followed_for_its_size(root: Path) -> None:
    with os.scandir(root) as entries:
        entry = next(each for each in entries if each.name == "a.txt")
    assert entry.is_file(follow_symlinks=False)
    (root / "a.txt").unlink()
    (root / "long").write_bytes(b"x" * 99)
    (root / "a.txt").symlink_to("long")
    assert _entry(entry, "a.txt") == Listed("a.txt", len("long"))


def test_a_hand_in_that_cannot_be_listed_is_an_error(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_folder(str(root / "nothing"), LIMITS)
    with pytest.raises(NotADirectoryError):
        open_folder(str(root / "a.txt"), LIMITS)
    with pytest.raises(RefusedError, match="too-many-files"):
        open_folder(str(root), Limits(files=1))


def test_what_the_system_does_not_say_of_an_entry_is_told(root: Path) -> None:
    """The steps of a disk: list the folder, its one entry, whether it is a folder, a file; size."""
    (root / "a.txt").rename(root / "f" / "a.txt")
    (root / "f" / "g" / "b.txt").unlink()
    (root / "f" / "g").rmdir()
    told = {}
    for at in range(1, 7):
        with failing_disk(root / "f", Fault(at)):
            told[at] = [each for each in listed(root) if each.name != "f/"]
    assert told == {
        1: [Listed("f", 0, "locked")],
        2: [Listed("f", 0, "locked")],
        3: [Listed("f/a.txt", 0, "locked")],
        4: [Listed("f/a.txt", 0, "locked")],
        5: [Listed("f/a.txt", 0, "unread")],
        6: [Listed("f/a.txt", 3)],
    }


@pytest.mark.usefixtures("descriptors")
def test_only_a_regular_file_is_opened(root: Path) -> None:
    (root / "l").symlink_to(root / "a.txt")
    (root / "m").symlink_to(root / "f", target_is_directory=True)
    os.mkfifo(root / "p")
    with open_regular(str(root / "a.txt")) as stream:
        assert stream.read() == b"one"
        assert not os.get_inheritable(stream.fileno())
        assert isinstance(stream, io.FileIO)
        assert stream.mode == "rb"
    for name in ("f", "p"):
        with pytest.raises(OSError, match=r"\] not a regular file$") as caught:
            open_regular(str(root / name))
        assert caught.value.errno == errno.EINVAL
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        open_regular(str(root / "l"))
    with pytest.raises(FileNotFoundError):
        open_regular(str(root / "nothing"), follow=True)


@pytest.mark.usefixtures("descriptors")
def test_a_link_is_followed_when_asked_to(root: Path) -> None:
    (root / "l").symlink_to(root / "a.txt")
    with open_regular(str(root / "l"), follow=True) as stream:
        assert stream.read() == b"one"
    with open_listed(str(root / "l"), follow=True) as stream:
        assert stream.read() == b"one"
    for follow in ({}, {"follow": False}):
        with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
            open_listed(str(root / "l"), 3, **follow)
    with pytest.raises(OSError, match="not a regular file"):
        open_listed("/dev/null", follow=True)


@pytest.mark.usefixtures("descriptors")
def test_a_file_that_has_another_size_now_is_told(root: Path) -> None:
    path = str(root / "a.txt")
    for size in (3, None):
        with open_listed(path, size) as stream:
            assert stream.read() == b"one"
    for size in (0, 2, 4):
        with pytest.raises(StorageError, match=r"\] it changed while it was read$") as caught:
            open_listed(path, size)
        assert caught.value.errno == errno.ESTALE
    contents = open_folder(str(root), LIMITS)
    (root / "a.txt").write_bytes(b"longer")
    with pytest.raises(StorageError):
        contents.open("a.txt")


def test_a_file_that_grows_is_read_no_further(root: Path) -> None:
    with open_listed(str(root / "a.txt")) as stream, (root / "a.txt").open("ab") as more:
        more.write(b"more")
        more.flush()
        assert stream.read() == b"one"


@pytest.mark.usefixtures("descriptors")
@pytest.mark.parametrize("at", [1, 2, 3])
def test_whatever_fails_while_a_file_is_opened_leaves_none_open(root: Path, at: int) -> None:
    path = root / "a.txt"
    with failing_disk(path, Fault(at)), pytest.raises(OSError, match=rf"^\[Errno {errno.EIO}\] "):
        open_listed(str(path))


def test_a_hand_in_is_called_as_its_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "l").symlink_to(root / "f", target_is_directory=True)
    assert _name(str(root / "f")) == "f"
    assert _name(str(root / "l")) == "f"
    monkeypatch.chdir(root)
    assert _name(".") == "hand-in"
    assert open_folder("f/..", LIMITS).name == "hand-in"


def test_a_hand_in_is_called_as_it_is_named_where_no_way_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert _name("x/hand-in") == "hand-in"
    monkeypatch.chdir(tmp_path)
