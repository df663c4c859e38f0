"""Hand-ins with canaries of which something is refused, over a limit, hidden, or runs."""

from __future__ import annotations

import io
import stat
from typing import TYPE_CHECKING, Any, Final

from active import pdf_with, relation, xlsx_of
from handmade import SCAN, pdf_of, typed
from planted import HEAD, folder, word_file, zipped
from raw_zip import UTF8, Member, archive
from wordfiles import docx_of, paragraph, run

from mcrubric.model.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from canaries import Flock

FAMILIES: Final = "welcomed us on the porch and told us how the year had been for all of them there"
NO_WIDTH: Final = "\u200b"
LOOK_ALIKES: Final = str.maketrans("aeo", "\u0430\u0435\u043e")


def refused(flock: Flock) -> Iterator[bytes]:
    """Give archives that cannot be opened, or of which some members are not let in."""
    good = [Member(name.encode(), data, flags=UTF8) for name, data in folder(flock).items()]
    bare = archive(good, comment=flock.text().encode())
    yield archive([*good, *_odd_members(flock)])
    yield archive([*good, Member(flock.name().encode(), b"x", reuse=True)])
    yield archive(good) + bare
    yield archive([Member(f"{flock.name()}/".encode(), mode=stat.S_IFDIR | 0o755)])
    yield archive(good, disk=3)
    yield archive([Member(f"{flock.name()}.zip".encode(), bare)])
    yield bare[: len(bare) // 2]


def _odd_members(flock: Flock) -> Iterator[Member]:
    said = flock.text().encode()
    modes = ((stat.S_IFLNK, "pdf"), (stat.S_IFIFO, "md"))
    for mode, ending in modes:
        yield Member(f"artifacts/{flock.name()}.{ending}".encode(), said, mode=mode | 0o777)
    yield Member(f"artifacts/{flock.name()}.txt".encode(), said, flags=UTF8 | 1)
    yield Member(f"artifacts/{flock.name()}.txt".encode(), said, method=99, packed=bytes(9))
    same = f"{flock.name()}.md"
    yield from (Member(same.encode(), said), Member(same.encode(), b"other"))
    yield from (Member(each.encode(), said) for each in (f"a/{flock.name()}", f"A/{same}"))
    yield from (Member(each.encode(), said) for each in (f"b/{same}", f"b/{same.upper()}"))
    yield Member(f"{flock.name()}/".encode(), said, mode=stat.S_IFDIR | 0o755)


class Piped(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False


class Lost(io.RawIOBase):
    """A stream that a share has lost, with a name in what the system says of it."""

    def __init__(self, said: str, number: Any = 5) -> None:
        super().__init__()
        self._said, self._number = said, number

    def readable(self) -> bool:
        return True

    def readinto(self, _: Any) -> int:
        raise OSError(self._number, self._said, self._said)


def lost(flock: Flock) -> Iterator[Any]:
    """Give what no system lets be opened or read to its end."""
    yield Lost(flock.text())
    yield from (Lost(flock.text(), number) for number in (10**30, -1, flock.text(), [flock.text()]))
    path = f"artifacts/{flock.name()}.pdf"
    yield {"artifacts": [{"path": path, "content": Lost(flock.text())}]}


def unseen(flock: Flock) -> Iterator[Mapping[str, Any]]:
    """Give parts in which words are hidden, disguised or repeated, and one without a text."""
    again = f"{flock.text()} {FAMILIES} and {flock.text()} did so too. " * 3
    split = " ".join(f"{flock.text()[:4]}{NO_WIDTH}{each}" for each in ["one", "two", "three"])
    alike = " ".join(flock.text().translate(LOOK_ALIKES) for _ in range(4))
    page = (
        f"<p hidden>{flock.text()} {FAMILIES}</p><p>{split}</p><p>{alike}</p>"
        f'<p style="color:white">{flock.text()} {FAMILIES}</p>'
        f"<p>{again}</p><p>{again}</p><p>a{NO_WIDTH * 200}{flock.text()}</p>"
    )
    white = f"BT 1 g /F1 12 Tf 72 60 Td ({flock.text()} {FAMILIES}) Tj ET\n"
    tiny = f"BT 0 g /F1 1 Tf 72 90 Td ({flock.text()} {FAMILIES}) Tj ET\n"
    shown = typed(*[flock.phrase()] * 3)
    pages = pdf_of(2, texts=(shown, shown + white + tiny))
    yield _files({"part-1.pdf": pages, "part-3.html": page.encode()})
    scan = pdf_of(1, texts=(SCAN,), trailer=f"/X ({flock.text()})")
    yield _files({"part-1.pdf": scan, "part-3.xyz": flock.text().encode()})


def running(flock: Flock) -> Mapping[str, Any]:
    """Give uploads that do more than show themselves, with names in what they run and fetch."""
    code, address = flock.text(), f"http://{flock.text()}.example/x"
    script = f"<< /S /JavaScript /JS ({code}) >>"
    launch = f"<< /Type /Annot /Subtype /Link /A << /S /Launch /F ({code}.exe) >> >>"
    relations = relation("attachedTemplate", address) + relation("image", address)
    taken = f"<script>{code}</script><iframe src='{address}'></iframe>"
    uploads: dict[str, bytes] = {
        "exe": b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0" + code.encode(),
        "pdf": pdf_with(script, launch, catalog="/OpenAction 4 0 R", page="/Annots [5 0 R]"),
        "docx": docx_of(paragraph(run(flock.phrase())), relations=relations),
        "html": f"{taken}<meta http-equiv=refresh content='0;url={address}'>".encode(),
        "xlsx": xlsx_of({f"xl/embeddings/{code}.bin": b"x", "xl/vbaProject.bin": code.encode()}),
        "rtf": b"{\\rtf1 " + code.encode(),
        "zip": zipped({code: b"x"}),
    }
    named = {f"artifacts/{flock.name()}.{ending}": data for ending, data in uploads.items()}
    return _files({"part-2.yaml": b"evidence: [{detail: EO1}]\n", **named})


def _files(files: Mapping[str, bytes]) -> Mapping[str, Any]:
    return {"files": {"portfolio.yaml": HEAD.encode(), **files}}


SMALL: Final[Mapping[str, int]] = {
    "portfolio_bytes": 99, "file_bytes": 300, "document_bytes": 300, "files": 3, "names": 3,
    "name_bytes": 12, "path_bytes": 30, "text_bytes": 99, "markup_marks": 9, "markdown_marks": 9,
    "written_blocks": 1, "archive_bytes": 999, "member_bytes": 300, "directory_bytes": 99,
    "yaml_bytes": 300, "yaml_events": 50, "yaml_depth": 2, "entries": 3, "citations": 3,
    "named_details": 1, "package_parts": 2, "part_bytes": 99, "xml_tags": 3, "xml_depth": 2,
    "cited_places": 1, "requirement_findings": 1, "findings": 3, "pdf_pages": 1, "pdf_objects": 1,
    "media_elements": 1,
}  # fmt: skip
"""Limits, each so small that an ordinary hand-in is over it."""


def limited(flock: Flock) -> Iterator[tuple[Limits, Any]]:
    """Give hand-ins, each with limits that it is over."""
    files = {**folder(flock), "part-3.docx": word_file(flock)}
    packed = zipped(files, flock.text())
    for name, bound in SMALL.items():
        yield _limits(name, bound), packed
    analysis = f"## {flock.text()}\n\n## EO1.connect\n\n({flock.text()}.pdf, p. 3) (x.pdf, p. 4)\n"
    table = f"| {flock.text()} | Evidence | {flock.text()} |\n|---|---|---|\n| a | b.pdf | c |\n"
    for written, bounds in (
        (analysis, ("parentheses", "headings")),
        (table, ("table_cells", "table_columns")),
    ):
        for name in bounds:
            yield _limits(name, 1), _files({"part-2.md": written.encode()})
    deep = archive([Member(f"a/b/{flock.name()}/c".encode(), b"x" * 5000)])
    yield Limits(folder_depth=1), deep
    yield Limits(archive_ratio=1, archive_ratio_from=99), deep
    yield Limits(stream_bytes=1), Piped(deep)
    yield Limits(stream_bytes=1), {"files": {"part-1.md": Piped(b"We")}}
    yield Limits(json_depth=1), {"evidence": [{"detail": "EO1", "explanation": flock.phrase()}]}
    yield Limits(json_bytes=9), f'{{"{flock.text()}": 2}}'.encode()
    yield Limits(json_keys=1), f'{{"a": 1, "{flock.text()}": 2}}'.encode()


def _limits(name: str, bound: int) -> Limits:
    given: dict[str, Any] = {name: bound}
    return Limits(**given)
