"""Archives that are built to escape, to expand, to lie or to hide."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def made(write: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        write(archive)
    return stream.getvalue()


def member(name: str, mode: int = 0, **fields: Any) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = mode << 16
    for field, value in fields.items():
        setattr(info, field, value)
    return info


def keys(portfolio: Any) -> list[str]:
    return [fault.key for fault in portfolio.faults]


@pytest.mark.parametrize(
    "name", ["../x.md", "/x.md", "a/../../x.md", "C:\\x.md", "a\\x.md", "a\nb", "CON", "x" * 300]
)
def test_slips_are_refused_one_by_one(loaded: Any, zipped: Any, name: str) -> None:
    portfolio = loaded(zipped({"part-1.md": "We began.", name: "x"}))
    assert portfolio.opened
    assert keys(portfolio) == ["refused-long" if len(name) > 255 else "refused-name"]
    assert portfolio.part("part-1").documents[0].text == "We began."
    assert portfolio.files == (1 if name == "a\nb" else 2)


def test_a_name_that_ends_at_a_nul_is_not_cut(loaded: Any, zipped: Any) -> None:
    packed = zipped({"part-1.md": "We began.", "part-3.md_hidden": "x"})
    portfolio = loaded(packed.replace(b"part-3.md_hidden", b"part-3.md\0hidden"))
    assert keys(portfolio) == ["refused-name"]
    assert portfolio.part("part-3").files == ()


def test_links_and_devices_in_an_archive_are_refused(loaded: Any) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        archive.writestr("part-1.md", "We began.")
        archive.writestr(member("artifacts/link.pdf", stat.S_IFLNK | 0o777), "/etc/passwd")
        archive.writestr(member("artifacts/pipe.pdf", stat.S_IFIFO | 0o666), "")

    assert keys(loaded(made(write))) == ["refused-link", "refused-special"]


def test_of_two_members_with_one_name_none_is_chosen(loaded: Any) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        archive.writestr("part-1.md", "The first.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("part-1.md", "The second.")
        archive.writestr("part-3.md", "Fine.")

    portfolio = loaded(made(write))
    assert keys(portfolio) == ["refused-twice"]
    assert portfolio.part("part-1").unreadable
    assert portfolio.part("part-1").files == ("part-1.md",)


def test_bombs_are_not_opened(loaded: Any) -> None:
    def write(archive: zipfile.ZipFile) -> None:
        archive.writestr("part-1.md", "We began.")
        archive.writestr("artifacts/bomb.txt", bytes(3_000_000))

    packed = made(write)
    portfolio = loaded(packed)
    assert keys(portfolio) == ["refused-ratio"]
    assert portfolio.artifacts[0].facts.problem.kind == "limit"
    assert keys(loaded(packed, archive_ratio=5_000)) == []
    assert keys(loaded(packed, member_bytes=2_000_000)) == ["refused-size"]
    assert keys(loaded(packed, archive_bytes=2_000_000)) == ["expands-too-far"]
    assert not loaded(packed, archive_bytes=2_000_000).opened


def test_overlapping_members_are_refused_as_a_whole(loaded: Any, zipped: Any) -> None:
    packed = bytearray(zipped({"a.txt": b"x" * 50, "b.txt": b"y" * 50}))
    second = packed.rfind(b"PK\x01\x02")
    struct.pack_into("<L", packed, second + 42, 0)  # where its local header is said to be
    portfolio = loaded(bytes(packed))
    assert not portfolio.opened
    assert keys(portfolio) == ["overlapping-archive"]


def test_a_directory_of_too_many_members_is_not_parsed(loaded: Any, zipped: Any) -> None:
    packed = bytearray(zipped({"part-1.md": "x"}))
    end = packed.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", packed, end + 8, 65_000, 65_000)
    assert keys(loaded(bytes(packed))) == ["too-many-files"]
    struct.pack_into("<HHL", packed, end + 8, 1, 1, 500_000_000)
    assert keys(loaded(bytes(packed))) == ["too-many-files"]
    many = zipped({f"{number}.txt": "" for number in range(30)})
    assert keys(loaded(many, names=20)) == ["too-many-files"]
    assert keys(loaded(many, files=20)) == ["too-many-files"]


def test_an_encrypted_member_is_told(loaded: Any, zipped: Any) -> None:
    packed = bytearray(zipped({"part-1.md": "x", "artifacts/a.pdf": "x"}))
    for start in (packed.rfind(b"PK\x03\x04") + 6, packed.rfind(b"PK\x01\x02") + 8):
        packed[start] |= 1
    portfolio = loaded(bytes(packed))
    assert keys(portfolio) == ["refused-encrypted"]
    assert portfolio.artifacts[0].facts.problem.kind == "encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_expand_at_once_are_not_read(loaded: Any, method: int) -> None:
    packed = made(lambda archive: archive.writestr("part-1.md", bytes(100_000), method))
    assert keys(loaded(packed)) == ["refused-method"]


def test_damaged_content_is_told_at_the_file(loaded: Any, zipped: Any) -> None:
    text = "We began with the families of the north side. " * 20
    packed = bytearray(zipped({"part-1.md": text, "artifacts/a.txt": text}))
    for name in (b"part-1.md", b"artifacts/a.txt"):
        start = packed.find(name) + len(name)
        packed[start : start + 20] = bytes(20)
    portfolio = loaded(bytes(packed))
    assert [(f.key, f.args["kind"]) for f in portfolio.faults] == [("unreadable-part", "damaged")]
    assert portfolio.artifacts[0].facts.problem.kind == "damaged"
    assert portfolio.sha256


def test_a_size_that_lies_is_damage(loaded: Any, zipped: Any) -> None:
    packed = bytearray(zipped({"part-1.md": "We began with the families. " * 99}))
    directory = packed.rfind(b"PK\x01\x02")
    struct.pack_into("<L", packed, directory + 24, 10)
    portfolio = loaded(bytes(packed))
    assert [(f.key, f.args["kind"]) for f in portfolio.faults] == [("unreadable-part", "damaged")]


def test_names_in_utf_8_that_do_not_say_so_are_read(loaded: Any, zipped: Any) -> None:
    packed = bytearray(zipped({"artifacts/caf\u00e9.txt": "one"}))
    for start in (6, packed.rfind(b"PK\x01\x02") + 8):
        packed[start + 1] &= ~0x08
    assert [each.path for each in loaded(bytes(packed)).artifacts] == ["artifacts/caf\u00e9.txt"]


def test_a_large_member_is_streamed(loaded: Any) -> None:
    data = zlib.compress(bytes(range(256)) * 8, 0) * 5_000  # about 10 MB that do not compress
    packed = made(lambda archive: archive.writestr("artifacts/big.bin", data, zipfile.ZIP_STORED))
    (artifact,) = loaded(packed).artifacts
    assert artifact.size == len(data)
    assert artifact.facts is not None
    assert artifact.sha256


def test_an_archive_with_the_larger_end_record_is_read(loaded: Any) -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w") as archive,
        archive.open("part-1.md", "w", force_zip64=True) as target,
    ):
        target.write(b"We began.")
    packed = stream.getvalue()
    end = packed.rfind(b"PK\x05\x06")
    directory = packed.rfind(b"PK\x01\x02")
    large = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, end - directory, directory
    )
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    small = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, *[0xFFFFFFFF] * 2, 0)
    portfolio = loaded(packed[:end] + large + locator + small)
    assert not portfolio.faults
    assert portfolio.part("part-1").documents[0].text == "We began."
