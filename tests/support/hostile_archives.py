"""Archives that are built to escape, to expand, to lie or to hide; each is one function."""

from __future__ import annotations

import gzip
import io
import stat
import tarfile
import zlib
from typing import TYPE_CHECKING, Final

from hostile_base import ANALYSIS, GOOD, with_files, with_upload, zipped
from hostile_pdf import forms_in_forms
from raw_zip import STORED, UTF8, Member, archive, deflated, end_record, large_end

if TYPE_CHECKING:
    from collections.abc import Mapping

MIB: Final = 1 << 20


def _members(files: Mapping[str, bytes] = GOOD) -> list[Member]:
    return [Member(name.encode(), data, flags=UTF8) for name, data in files.items()]


def _also(*more: Member) -> bytes:
    """The good hand-in with more members."""
    return archive([*_members(), *more])


def good() -> bytes:
    return zipped(GOOD)


def good_in_folder(folder: str = "My portfolio") -> bytes:
    return zipped(good_unpacked(folder))


def good_unpacked(folder: str) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in GOOD.items()}


def cited_that_hang(times: int) -> dict[str, bytes]:
    """PDFs each of which takes a reader for ever, all with a page cited: none is like another."""
    slow = forms_in_forms(12, 10)
    names = [f"plan-{at}.pdf" for at in range(times)]
    cited = "".join(f"      - {{artifact: {name}, at: p. 1}}\n" for name in names)
    analysis = ANALYSIS.replace("[{artifact: notes.md, at: line 3}]", f"\n{cited}".rstrip(), 1)
    uploads = {f"artifacts/{name}": slow + b"%" * at for at, name in enumerate(names)}
    return {**GOOD, "part-2.yaml": analysis.encode(), **uploads}


def good_with_folders() -> bytes:
    return archive([Member(b"artifacts/", method=STORED, mode=stat.S_IFDIR | 0o755), *_members()])


def good_streamed() -> bytes:
    """As written to a pipe: sizes stand behind each member, in a data descriptor."""
    made = []
    for each in _members():
        body = each.body()
        behind = b"PK\7\x08" + b"".join(
            number.to_bytes(4, "little")
            for number in (zlib.crc32(each.data), len(body), len(each.data))
        )
        nothing = {"crc": 0, "packed": 0, "size": 0, "flags": UTF8 | 8}
        made.append(
            Member(each.name, each.data, behind=behind, local=nothing, central={"flags": UTF8 | 8})
        )
    return archive(made)


def good_large() -> bytes:
    """With the end record of large archives."""
    made = archive(_members())
    at = made.rfind(b"PK\5\6")
    start = made.find(b"PK\1\2")
    return made[:at] + large_end(len(GOOD), at - start, start, at)


def good_with_comment() -> bytes:
    return archive(_members(), comment=b"Handed in by the school.")


def good_with_left_overs() -> bytes:
    return zipped(with_files({"__MACOSX/._part-1.md": b"\0\5", ".DS_Store": b"\0"}))


def good_names() -> bytes:
    return zipped(
        with_upload("12:30 \u2013 \u65e5\u672c (final).md", GOOD["artifacts/notes.md"], "line 3")
    )


def nothing() -> bytes:
    return b""


def empty_archive() -> bytes:
    return end_record(0, 0, 0)


def only_folders() -> bytes:
    return archive([Member(b"artifacts/", method=STORED)])


def random_bytes() -> bytes:
    return bytes(range(1, 256)) * 20


def zeros(size: int) -> bytes:
    """So many zero bytes, packed; made of one packed block, many times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packer.compress(bytes(MIB))
    first = packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    del first
    return again * (size // MIB) + b"\3\0"


def _zero_member(name: str, size: int, said: int | None = None) -> Member:
    sizes = {"size": size if said is None else said, "crc": 0}
    return Member(name.encode(), packed=zeros(size), local=sizes, central=sizes)


def bomb() -> bytes:
    return _also(_zero_member("artifacts/bomb.txt", 100 * MIB))


def bomb_as_part() -> bytes:
    return archive([_zero_member("part-1.md", 100 * MIB), *_members()[1:]])


def bomb_as_manifest() -> bytes:
    return _also(_zero_member("portfolio.yaml", 100 * MIB))


def bomb_of_many() -> bytes:
    return _also(*(_zero_member(f"artifacts/{n}.txt", 200 * MIB) for n in range(6)))


def bomb_that_lies() -> bytes:
    """It says 1,000 bytes and packs 300 MB."""
    return archive([_zero_member("part-1.md", 300 * MIB, said=1_000), *_members()[1:]])


def bomb_that_lies_as_upload() -> bytes:
    cited = _members(with_upload("notes.txt", b""))
    lies = _zero_member("artifacts/notes.txt", 300 * MIB, said=1_000)
    return archive([*(each for each in cited if each.name != lies.name), lies])


def bomb_just_below() -> bytes:
    """Many members below the size from which ratios count, each a thousand times its packing."""
    return _also(*(_zero_member(f"artifacts/{n}.txt", MIB) for n in range(1_200)))


def bomb_within() -> bytes:
    """An archive in an archive in an archive, each full of the next."""
    inner = zipped({"zeros.txt": bytes(10 * MIB)})
    for depth in range(4):
        inner = zipped({f"{depth}-{n}.zip": inner for n in range(8)})
    return zipped(with_upload("all.zip", inner))


def holds_itself() -> bytes:
    """An upload that is the hand-in's own archive again."""
    return zipped(with_upload("again.zip", zipped(GOOD)))


def only_an_archive() -> bytes:
    """The whole hand-in packed twice."""
    return zipped({"portfolio.zip": zipped(GOOD)})


def overlapping_quoted() -> bytes:
    """Members whose stored blocks quote the headers of the next: one kernel, many members."""
    kernel = deflated(bytes(20 * MIB))
    crc = zlib.crc32(bytes(20 * MIB))
    members, made = [], b""
    for number in reversed(range(40)):
        name = f"artifacts/{number}.txt".encode()
        inner = made
        quoted = len(inner)
        said = {"crc": crc, "size": 20 * MIB + quoted, "packed": len(kernel) + quoted}
        head = archive([Member(name, packed=b"", local=said)])
        made = head[: head.find(b"PK\1\2")] + inner
        members.append(Member(name, packed=b"", reuse=True, central=said))
    body = made + kernel
    listed = [
        Member(m.name, packed=b"", reuse=True, central=m.central, at=n * 46)
        for n, m in enumerate(members)
    ]
    return archive(listed, before=body)


def one_member_many_times() -> bytes:
    first = Member(b"artifacts/a.txt", b"x" * 1_000)
    return _also(first, *(Member(b"artifacts/a.txt", b"x" * 1_000, reuse=True) for _ in range(99)))


def one_content_under_many_names() -> bytes:
    data = b"x" * 50_000
    first = Member(b"artifacts/0.txt", data)
    more = (Member(f"artifacts/{n}.txt".encode(), data, reuse=True) for n in range(1, 200))
    return _also(first, *more)


def starts_in_another() -> bytes:
    inner = archive([Member(b"artifacts/hidden.txt", b"hidden")])
    return _also(
        Member(b"artifacts/a.bin", inner, method=STORED),
        Member(b"artifacts/hidden.txt", b"hidden", reuse=True, at=700),
    )


def size_too_small() -> bytes:
    return _with_lie(size=100)


def size_too_large() -> bytes:
    return _with_lie(size=100_000)


def packed_too_small() -> bytes:
    return _with_lie(packed=20)


def packed_too_large() -> bytes:
    return _with_lie(packed=4_000)


def packed_beyond_the_end() -> bytes:
    return _with_lie(packed=2_000_000_000)


def size_huge() -> bytes:
    return _with_lie(size=4_000_000_000)


def wrong_sum() -> bytes:
    return _with_lie(crc=1)


def _with_lie(**said: int) -> bytes:
    first, *rest = _members()
    return archive([Member(first.name, first.data, flags=UTF8, local=said, central=said), *rest])


def stored_sizes_differ() -> bytes:
    first, *rest = _members()
    lie = {"size": 10}
    return archive(
        [Member(first.name, first.data, method=STORED, flags=UTF8, local=lie, central=lie), *rest]
    )


def method(number: int) -> bytes:
    import bz2
    import lzma

    data = GOOD["part-1.md"]
    packed = {12: bz2.compress(data), 14: lzma.compress(data)}.get(number, b"\0" * 90)
    return archive([Member(b"part-1.md", data, method=number, packed=packed), *_members()[1:]])


def named(name: str) -> bytes:
    return _also(Member(name.encode("utf-8", "surrogateescape"), b"hidden", flags=UTF8))


def named_and_cited(name: str) -> bytes:
    return archive(_members(with_upload(name, GOOD["artifacts/notes.md"], "line 3")))


def named_raw(name: str, flags: int = 0) -> bytes:
    return _also(Member(bytes.fromhex(name), b"hidden", flags=flags))


def named_long(length: int) -> bytes:
    return named("artifacts/" + "x" * length + ".txt")


def named_deep(count: int, depth: int) -> bytes:
    return _also(*(Member(b"%d" % number + b"/a" * depth, b"x") for number in range(count)))


def named_twice(first: str, second: str) -> bytes:
    return _also(
        Member(first.encode(), b"one", flags=UTF8), Member(second.encode(), b"two", flags=UTF8)
    )


def of_kind(kind: str) -> bytes:
    kinds = {
        "link": stat.S_IFLNK,
        "pipe": stat.S_IFIFO,
        "device": stat.S_IFCHR,
        "disk": stat.S_IFBLK,
        "socket": stat.S_IFSOCK,
    }
    return _also(Member(b"artifacts/a.pdf", b"/etc/passwd", mode=kinds[kind] | 0o777))


def folder_with_data() -> bytes:
    return _also(Member(b"artifacts/more/", b"a folder has no content", mode=stat.S_IFDIR | 0o755))


def file_and_folder() -> bytes:
    return _also(Member(b"artifacts/a", b"a file"), Member(b"artifacts/a/b.txt", b"below it"))


def deep() -> bytes:
    return _also(Member(b"a/" * 1_500 + b"b.txt", b"deep"))


def locked() -> bytes:
    first, *rest = _members()
    return archive([Member(first.name, first.data, flags=UTF8 | 1), *rest])


def locked_strongly() -> bytes:
    first, *rest = _members()
    return archive([Member(first.name, first.data, flags=UTF8 | 0x41), *rest])


def locked_as_winzip_does() -> bytes:
    first, *rest = _members()
    return archive([Member(first.name, first.data, method=99, packed=bytes(99), flags=1), *rest])


def locked_in_the_local_header() -> bytes:
    first, *rest = _members()
    return archive([Member(first.name, first.data, flags=UTF8, local={"flags": UTF8 | 1}), *rest])


def directory_locked() -> bytes:
    """Its directory is encrypted: what stands there are no headers."""
    made = archive(_members())
    start, end = made.find(b"PK\1\2"), made.rfind(b"PK\5\6")
    return made[:start] + bytes(each ^ 0x5A for each in made[start:end]) + made[end:]


def truncated(part: float) -> bytes:
    made = archive(_members())
    return made[: int(len(made) * part)]


def directory_cut() -> bytes:
    made = archive(_members())
    at = made.rfind(b"PK\5\6")
    return made[: at - 30] + made[at:]


def _large_lies(**said: int) -> bytes:
    made = archive(_members())
    at, start = made.rfind(b"PK\5\6"), made.find(b"PK\1\2")
    true = {"count": len(GOOD), "length": at - start, "start": start, "at": at}
    return made[:at] + large_end(**{**true, **said})


def large_count() -> bytes:
    return _large_lies(count=1 << 60)


def large_length() -> bytes:
    return _large_lies(length=1 << 62)


def large_start() -> bytes:
    return _large_lies(start=1 << 62)


def large_locator() -> bytes:
    return _large_lies(at=1 << 62)


def large_extra() -> bytes:
    """A member whose size stands in an extra field, where it is beyond all bounds."""
    extra = b"\1\0\x10\0" + (1 << 60).to_bytes(8, "little") * 2
    more = {"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF, "extra": extra}
    return _also(Member(b"artifacts/a.txt", b"a", central=more))


def large_extra_cut() -> bytes:
    more = {"size": 0xFFFFFFFF, "extra": b"\1\0\x10\0\1"}
    return _also(Member(b"artifacts/a.txt", b"a", central=more))


def two_ends() -> bytes:
    """Two archives in one: which of them is read depends on where a reader looks."""
    other = dict(GOOD, **{"part-1.md": b"Another narrative."})
    first = archive(_members())
    return first + archive(_members(other))


def two_ends_in_comment() -> bytes:
    """The comment of the archive is the end record of another directory."""
    inner = archive([Member(b"part-1.md", b"Another narrative.")])
    return archive(_members(), comment=inner)


def end_in_comment() -> bytes:
    return archive(_members(), comment=b"a note with PK\5\6 in it, and no more")


def comment_too_long() -> bytes:
    return archive(_members(), comment=b"short", comment_length=60_000)


def more_disks() -> bytes:
    return archive(_members(), disk=3)


def count_too_small() -> bytes:
    return archive(_members(), count=1)


def count_too_large() -> bytes:
    return archive(_members(), count=60_000)


def start_too_far() -> bytes:
    return archive(_members(), start=1 << 31)


def behind(head: str) -> bytes:
    heads = {
        "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
        "exe": b"MZ\x90\0" + bytes(60),
        "script": b"#!/bin/sh\nexit 0\n",
        "html": b"<!DOCTYPE html><script>alert(1)</script>",
        "json": b'{"documents": {}}\n',
    }
    return heads[head] + archive(_members())


def data_behind() -> bytes:
    return archive(_members()) + b"more, and no comment" * 50


def data_between() -> bytes:
    return archive(_members(), between=b"hidden between the members and the directory" * 40)


def local_name_differs() -> bytes:
    first, *rest = _members()
    return archive(
        [Member(first.name, first.data, flags=UTF8, local={"name": b"part-9.md"}), *rest]
    )


def hidden_member() -> bytes:
    """A member that stands in no directory, so that only some programs unpack it."""
    return archive([*_members(), Member(b"artifacts/hidden.txt", b"hidden", hidden=True)])


def many(count: int) -> bytes:
    return archive([Member(f"artifacts/{n}".encode(), method=STORED) for n in range(count)])


def many_folders() -> bytes:
    return _also(*(Member(f"artifacts/{n}/".encode(), method=STORED) for n in range(30_000)))


def two_manifests() -> bytes:
    text = b"rubric: test/hostile\n"
    return _also(Member(b"portfolio.yaml", text), Member(b"portfolio.yaml", b"rubric: mo/other\n"))


def part_and_uploads_collide() -> bytes:
    return _also(Member(b"part-1.MD", b"Another narrative."))


def office(member: str) -> bytes:
    return zipped({**GOOD, member: b"application/vnd.oasis.opendocument.text"})


def as_tar(packed: int) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as made:
        for name, data in GOOD.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return gzip.compress(stream.getvalue()) if packed else stream.getvalue()


def headed(head: str) -> bytes:
    return bytes.fromhex(head) + bytes(2_000)


def flipped(where: float) -> bytes:
    """One bit of the archive is another."""
    made = bytearray(archive(_members()))
    made[int(len(made) * where)] ^= 0x10
    return bytes(made)


def only_archive_in_folder() -> dict[str, bytes]:
    return {"portfolio.zip": zipped(GOOD)}
