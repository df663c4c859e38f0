"""An archive as a hand-in: which members are files, which are refused, and what each gives."""

from __future__ import annotations

import io
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest
from raw_zip import DEFLATED, STORED, Member, archive, deflated

from mcrubric.model.limits import Limits
from mcrubric.model.own_words import OwnWords
from mcrubric.portfolio.archive import open_archive
from mcrubric.portfolio.contents import nothing
from mcrubric.portfolio.gate import Listed, RefusedError
from mcrubric.portfolio.guarded import DamagedError
from mcrubric.portfolio.wrapping import unwrapped

if TYPE_CHECKING:
    from mcrubric.portfolio.contents import Contents

LIMITS: Final = Limits(member_bytes=2_000, archive_ratio=10, archive_ratio_from=100)
TEXT: Final = b"We began."


def opened(*members: Member, limits: Limits = LIMITS, **written: Any) -> Contents:
    return open_archive(io.BytesIO(archive(members, **written)), "hand-in.zip", limits, nothing)


def why(**fields: Any) -> str | None:
    """Return why one member, beside another that is fine, is refused."""
    member = replace(Member(b"x", TEXT), **fields)
    return opened(Member(b"a", TEXT), member).refused.get(member.name.decode().rstrip("/"))


def test_what_is_in_an_archive_is_listed_and_given() -> None:
    closed: list[int] = []
    made = archive([Member(b"b/x", b"two"), Member(b"b/", mode=stat.S_IFDIR), Member(b"a~", TEXT)])
    contents = open_archive(io.BytesIO(made), "a.zip", LIMITS, lambda: closed.append(1))
    assert (contents.name, contents.sizes, contents.refused) == ("a.zip", {"x": 3}, {})
    assert (contents.ignored, contents.faults, contents.handed_in) == (("a~",), (), None)
    with contents.open("x") as stream:
        assert stream.read() == b"two"
    contents.close()
    assert closed == [1]


@pytest.mark.parametrize("top", ["", "My work/"])
def test_files_are_read_whether_or_not_a_folder_holds_them_all(top: str) -> None:
    prefix = top.encode()
    folder = [Member(prefix, mode=stat.S_IFDIR | 0o755)] if top else []
    members = [
        *folder,
        Member(prefix + b"a", b"one", method=STORED),
        Member(prefix + b"f/", mode=stat.S_IFDIR),
        Member(prefix + b"f/b", b"two"),
        Member(prefix + b"cafe\xcc\x81", b"three"),
        Member(prefix + b"l", TEXT, mode=stat.S_IFLNK),
    ]
    contents = opened(*members)
    assert contents.sizes == {"a": 3, "caf\u00e9": 5, "f/b": 3}
    assert contents.refused == {"l": "link"}
    assert [(each.key, each.args) for each in contents.faults] == [("refused-link", {"path": "l"})]
    given = {path: contents.open(path).read() for path in contents.sizes}
    assert given == {"a": b"one", "caf\u00e9": b"three", "f/b": b"two"}


def test_the_folder_that_holds_all_counts_as_no_name() -> None:
    members = [Member(b"f/", mode=stat.S_IFDIR), Member(b"f/a", TEXT), Member(b"f/b", TEXT)]
    limits = replace(LIMITS, names=3, folder_depth=1)
    assert list(opened(*members, limits=limits).sizes) == ["a", "b"]
    with pytest.raises(RefusedError, match="too-many-files"):
        opened(*members, limits=replace(limits, names=2))


@pytest.mark.parametrize("name", [b"[Content_Types].xml", b"mimetype"])
def test_a_word_processors_file_is_no_hand_in(name: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        opened(Member(b"a", TEXT), Member(name, TEXT))
    assert caught.value.args == ("not-a-portfolio", {"found": "office"})
    assert type(caught.value.fault.args["found"]) is OwnWords
    assert list(opened(Member(b"a", TEXT), Member(b"f/" + name, TEXT)).sizes)


def test_what_the_end_the_layout_and_the_gate_refuse_is_refused() -> None:
    one, hidden = Member(b"a", TEXT), Member(b"b", hidden=True)
    cases: list[tuple[str, list[Member], dict[str, Any]]] = [
        ("damaged-archive", [one], {"count": 2}),
        ("two-archives", [one, hidden], {}),
        ("no-files", [Member(b"a/")], {}),
        ("too-large", [one], {"limits": Limits(portfolio_bytes=30)}),
        ("expands-too-far", [one], {"limits": Limits(archive_bytes=8)}),
    ]
    for key, members, more in cases:
        with pytest.raises(RefusedError, match=key):
            opened(*members, **more)


def test_two_headers_of_two_members_are_damage_of_that_file() -> None:
    contents = opened(Member(b"a", TEXT), Member(b"b", TEXT, local={"name": b"c"}))
    assert contents.sizes == {"a": 9, "b": 9}
    assert contents.open("a").read() == TEXT
    with pytest.raises(DamagedError, match=r"^its two headers tell of two members$"):
        contents.open("b")


def test_damage_in_a_member_is_told_as_one() -> None:
    contents = opened(Member(b"a", TEXT, local={"crc": 1}, central={"crc": 1}))
    with pytest.raises(DamagedError, match=r"^the archive is damaged there$"):
        contents.open("a").read()


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        (0, None),
        (0o644, None),
        (stat.S_IFREG | 0o644, None),
        (stat.S_IFDIR | 0o755, None),
        (stat.S_IFLNK | 0o777, "link"),
        (stat.S_IFIFO | 0o644, "special"),
        (stat.S_IFCHR, "special"),
        (stat.S_IFSOCK, "special"),
    ],
)
def test_a_member_is_a_plain_file_or_refused(mode: int, told: str | None) -> None:
    assert why(mode=mode) == told


@pytest.mark.parametrize(
    ("flags", "told"), [(0, None), (1, "encrypted"), (9, "encrypted"), (8, None), (0x800, None)]
)
def test_an_encrypted_member_is_refused(flags: int, told: str | None) -> None:
    assert why(flags=flags) == told
    assert why(flags=flags, mode=stat.S_IFLNK) == "link"


@pytest.mark.parametrize(
    ("method", "told"), [(STORED, None), (DEFLATED, None), (1, "method"), (9, "method")]
)
def test_a_method_that_no_counter_stops_is_refused(method: int, told: str | None) -> None:
    assert why(method=method) == told
    assert why(method=method, flags=1) == "encrypted"


@pytest.mark.parametrize(("size", "told"), [(2_000, None), (2_001, "size")])
def test_a_member_unpacks_to_the_limit_at_most(size: int, told: str | None) -> None:
    assert why(data=bytes(range(250)) * 9, central={"size": size}) == told
    assert why(data=b"", packed=b"", central={"size": 2_001}) == "size"


@pytest.mark.parametrize(
    ("size", "packed", "told"),
    [
        (100, 1, None),
        (101, 10, "ratio"),
        (101, 11, None),
        (110, 11, None),
        (111, 11, "ratio"),
        (101, 0, "ratio"),
        (105, 10, "ratio"),
    ],
)
def test_a_member_unpacks_to_so_many_times_its_size(
    size: int, packed: int, told: str | None
) -> None:
    assert why(data=b"", packed=bytes(packed), central={"size": size}) == told


def test_nothing_packed_counts_as_one_byte() -> None:
    limits = Limits(archive_ratio=200, archive_ratio_from=100)
    empty = Member(b"x", packed=b"", central={"size": 200})
    assert opened(Member(b"a"), empty, limits=limits).refused == {}
    more = replace(empty, central={"size": 201})
    assert opened(Member(b"a"), more, limits=limits).refused == {"x": "ratio"}


def test_a_folder_with_content_is_refused() -> None:
    assert why(name=b"x/") == "content"
    assert why(name=b"x/", data=b"", packed=b"") is None
    assert why(name=b"x/", data=b"", packed=deflated(b"")) is None


@pytest.mark.parametrize(
    ("names", "wrap"),
    [
        (["f/a"], "f/"),
        (["f/a", "f/b/c"], "f/"),
        (["f/", "f/a"], "f/"),
        (["g/", "f/a"], "f/"),
        (["f/a", ".DS_Store", "__MACOSX/f/._a"], "f/"),
        (["f/a", "g/a"], ""),
        (["f/a", "a"], ""),
        (["f", "f/a"], ""),
        (["a"], ""),
        ([], ""),
        (["f/"], ""),
        (["artifacts/a"], ""),
        (["ARTIFACTS/a"], ""),
        (["artefact/a"], "artefact/"),
        (["../a"], ""),
        (["/a"], ""),
        (["con/a"], ""),
        (["abcdefgh/a"], "abcdefgh/"),
        (["abcdefghi/a"], ""),
    ],
)
def test_a_folder_that_holds_all_files_is_the_hand_in(names: list[str], wrap: str) -> None:
    found, _ = unwrapped([Listed(name, 1) for name in names], Limits(name_bytes=8))
    assert found == wrap
