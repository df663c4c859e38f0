"""Hand-ins with canaries wherever a stranger's text may stand, each with faults of its own."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any, Final

from drawn import png_chunk, png_of
from handmade import box_of, mvhd_of, pdf_of, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from canaries import Flock

HEAD: Final = "rubric: mo/building-personal-relationships\n"


def folder(flock: Flock) -> dict[str, bytes]:
    """Return the files of a hand-in in which nearly every kind of finding comes up."""
    upload = f"artifacts/{flock.name()} family/{flock.name()} handbook.pdf"
    files = {
        "portfolio.yaml": f"{HEAD}# {flock.text()}\n{flock.text()}: {flock.text()}\n".encode(),
        "part-1.md": _narrative(flock).encode(),
        f"reflection {flock.name()}.md": f"# {flock.phrase()}\n\nWe will go on.\n".encode(),
        upload: _pdf(flock),
        f"artifacts/{flock.name()}.md": f"# {flock.text()}\n\n{flock.phrase()}\n".encode(),
        f"artifacts/{flock.name()}.png": _picture(flock),
        f"artifacts/{flock.name()}.mp4": _video(flock),
        f"artifacts/{flock.name()}.docx": word_file(flock),
        f"artifacts/{flock.name()}.xlsx": b"PK\x03\x04" + flock.text().encode(),
        f"artifacts/{flock.name()}.pdf": b"",
        f"artifacts/{flock.name()}.jpg": f"<html>{flock.phrase()}</html>".encode(),
        f"artifacts/{flock.name()}.url": b"[InternetShortcut]\nURL=http://" + flock.text().encode(),
        f"artifacts/~${flock.name()}.docx": flock.text().encode(),
    }
    return {**files, "part-2.yaml": _entries(flock, [path for path in files if "/" in path])}


def _narrative(flock: Flock) -> str:
    return (
        f"# {flock.text()}\n\n<!-- {flock.text()} -->\n{flock.phrase()}. [TODO {flock.text()}]\n"
        f"\n> {flock.phrase()}\n\n| {flock.text()} | {flock.text()} |\n|---|---|\n| a | b |\n"
        f"\n[{flock.text()}](http://{flock.text()}.example)\n"
    )


def _entries(flock: Flock, uploads: list[str]) -> bytes:
    names = [path.removeprefix("artifacts/") for path in uploads]
    cite = "\n".join(
        f"      - {{artifact: '{each}', at: '{_at(flock, n)}'}}" for n, each in enumerate(names)
    )
    near = names[0].upper()
    same = f"It shows {flock.phrase()}."
    long = " ".join(flock.text() for _ in range(12))
    entries = f"""# {flock.text()}
- detail: EO1.approachable
  citations:
{cite}
  explanation: {same}
- detail: EO1.accesible {flock.text()}
  citations: ["{flock.text()}.pdf", "http://{flock.text()}.example/x", "{near}", "{long}"]
  explanation: TODO
- detail: EO1.accesible
  citations: [{{artifact: {flock.text()}, at: "{flock.text()}, p. 3", quote: {flock.phrase()}}}]
  explanation: {same}
- detail: [EO1.welcoming, "{flock.text()}"]
  citations: [{{artifact: '{names[0]}', at: [p. 99, "{long}"]}}]
  explanation: ""
- detail: EO2.connect
  citations: {{artifact: '{names[0]}', at: '"{flock.phrase()}"'}}
  explanation: Home visits by {flock.text()} [your text]
- detail: {flock.text()}
- explanation: {flock.text()}
"""
    strange = f"""- detail: EO3.self-awareness
  {flock.text()}: {flock.phrase()}
  citations: {{artifact: x, {flock.text()}: 1}}
  explanation: [{flock.text()}, {{a: {flock.text()}}}]
- "{flock.text()}"
"""
    return f"evidence:\n{entries}{strange}".encode()


def _at(flock: Flock, number: int) -> str:
    places = (
        "p. 1",
        f'heading "{flock.text()}"',
        f"where {flock.text()} speaks",
        f"the {flock.text()} tab",
        "0:05",
        f"p. {flock.text()}",
        "throughout",
        f'page "{flock.text()}"',
        "",
        f"figure {flock.text()}",
    )
    return places[number % len(places)]


def _pdf(flock: Flock) -> bytes:
    about = f" /Info << /Title ({flock.text()}) /Author ({flock.text()}) >>"
    return pdf_of(2, texts=(typed(flock.phrase()), typed(flock.phrase())), trailer=about)


def _picture(flock: Flock) -> bytes:
    return png_of(3, 2, png_chunk(b"tEXt", b"Author\0" + flock.text().encode()))


def _video(flock: Flock) -> bytes:
    tags = box_of(b"udta", box_of(b"\xa9nam", flock.text().encode()))
    return box_of(b"ftyp", b"isom\0\0\0\0isom") + box_of(b"moov", mvhd_of(9_000), tags)


def word_file(flock: Flock) -> bytes:
    """Return a Word file with names in its text, its core properties, and in a comment."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f"<w:p><w:r><w:t>{flock.phrase()}</w:t></w:r></w:p>"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r" Type="{relation}" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{word}"><w:body>{text}</w:body></w:document>',
        "docProps/core.xml": f"<cp><creator>{flock.text()}</creator></cp>",
    }
    return zipped({name: part.encode() for name, part in parts.items()}, flock.text())


def zipped(files: Mapping[str, bytes], comment: str = "") -> bytes:
    """Return a zip, with a comment for it and for each file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment.encode()
        for name, data in files.items():
            member = zipfile.ZipInfo(name)
            member.comment = comment.encode()
            archive.writestr(member, data)
    return stream.getvalue()


def refused_names(flock: Flock) -> bytes:
    """Return a zip with names that are not let in, and files of other purposes."""
    names = (
        f"../{flock.name()}",
        f"/{flock.name()}/x",
        f"a\\{flock.name()}.pdf",
        f"con.{flock.name()}",
        f"artifacts/{flock.name()}\x07.pdf",
        f"__MACOSX/{flock.name()}",
        f"C:{flock.name()}",
        f"Part 1 {flock.name()}.md",
        f"part 1 final {flock.name()}.md",
        f"{flock.name()} part 2.md",
    )
    return zipped(dict.fromkeys(names, b"x"), flock.text())


def broken_analyses(flock: Flock) -> list[tuple[str, bytes]]:
    """Return self-analyses that cannot be read, each for a reason of its own."""
    said = [f"- detail: {flock.text()}\n  explanation: |\n  {flock.text()}\n"]
    said += [f"- *{flock.text()}\n", f"- &{flock.text()} x\n", f"- !{flock.text()} x\n"]
    key = flock.text()
    said += [f"{key}: 1\n{key}: 2\n", f"- [{flock.text()}\n", f"\t{flock.text()}: x\n"]
    said += [
        f'- "{flock.text()}\n',
        f"@{flock.text()}\n",
        f"a: {flock.text()}: x\n",
        f"%{flock.text()}\n",
    ]
    twice = flock.text()
    typed_ones = [
        f'{{"{twice}": 1, "{twice}": 2}}',
        f'["{flock.text()}"',
        f'{{"{flock.text()}": nul}}',
    ]
    tables = [
        ("part-2.csv", f"detail,artifact,where,explanation\n{flock.text()},{flock.text()},p,x\n"),
        (
            "part-2.md",
            f"# {flock.text()}\n\n## EO1.connect {flock.text()}\n\n({flock.text()}.pdf, p. x)\n",
        ),
    ]
    return [
        *(("part-2.yaml", text.encode()) for text in said),
        *(("part-2.json", text.encode()) for text in typed_ones),
        *((name, text.encode()) for name, text in tables),
        ("part-2.docx", flock.text().encode()),
        ("part-2.yaml", b"\xff\xfe" + flock.text().encode()),
    ]


def manifests(flock: Flock) -> list[str]:
    """Return manifests with mistakes in them."""
    return [
        f"rubric: {flock.text()}\n",
        f"{HEAD}parts: {{part-1: {flock.text()}.md, {flock.text()}: x.md}}\n",
        f"{HEAD}parts: {{part-3: [[{flock.text()}]]}}\n",
        f"{HEAD}artifacts: {flock.text()}\n",
        f"{HEAD}parts: {{{flock.text()}: ''}}\n",
        f"{HEAD}parts: {flock.text()}\n",
        f"*{flock.text()}\n",
    ]


def mappings(flock: Flock) -> list[Mapping[str, Any]]:
    """Return hand-ins as data, with mistakes and with facts that a stranger wrote."""
    path = f"{flock.name()}.pdf"
    problem = {"kind": "damaged", "detail": flock.phrase(), "remedy": flock.phrase()}
    sheets = [
        {"name": flock.text(), "cells": "A1:B2"},
        {"name": flock.text(), "cells": flock.text()},
    ]
    facts = [
        {"problem": problem},
        {"medium": "sheets", "sheets": sheets},
        {"headings": [flock.text()] * 2},
        {"pages": 3, "labels": [flock.text(), "ii", "iii"]},
        {"medium": "text", "text": flock.phrase()},
    ]
    cited = [
        {"artifact": path, "at": at} for at in ("p. 1", "tab X", "heading Y", f'"{flock.text()}"')
    ]
    good = [
        {
            "evidence": [{"detail": "EO1.approachable", "citations": cited, "explanation": "x"}],
            "artifacts": [{"path": path, "facts": each}],
        }
        for each in facts
    ]
    return [
        *good,
        {"rubric": flock.text(), "documents": {flock.text(): {"text": flock.text()}}},
        {flock.text(): 1, "documents": {"part-1": {flock.text(): 1, "format": flock.text()}}},
        {"artifacts": [{"path": path, "base64": flock.text()}, {"path": 3}, flock.text()]},
        {"evidence": {flock.text(): flock.text()}, "files": {path: flock.text().encode()}},
    ]


def texts(flock: Flock) -> list[bytes]:
    """Return bytes that are no hand-in."""
    twice = flock.text()
    return [
        b"",
        flock.text().encode(),
        b"Rar!" + flock.text().encode(),
        b"PK\x03\x04" + flock.text().encode(),
        json.dumps({flock.text(): [flock.text()]}).encode(),
        f'{{"{twice}": 1, "{twice}": 2}}'.encode(),
        f'{{"{flock.text()}": '.encode(),
    ]


def known_facts(flock: Flock) -> Mapping[str, Any]:
    """Return a hand-in whose uploads are known by facts, with places that are nearly right."""
    deck, table, word = (
        f"{flock.name()} {each}" for each in ("deck.pdf", "table.xlsx", "text.docx")
    )
    said, near, same = flock.phrase(), flock.text(), f"{flock.name()}.pdf"
    pages = [
        {"number": 1, "loads": True, "empty": False, "text": said},
        {"number": 2, "loads": True, "empty": False, "text": f"{flock.text()} came by"},
        {"number": 3, "loads": True, "empty": True, "text": ""},
    ]
    facts: dict[str, Any] = {
        deck: {"medium": "pdf", "pages": 3, "page_states": pages, "labels": ["i", near, "1"]},
        table: {"medium": "sheets", "sheets": [_sheet("2"), _sheet(f"{near} budget")]},
        word: {"medium": "document", "headings": [f"What {near} told us"], "text": flock.phrase()},
    }
    for kind in ("encrypted", "limit", "timeout", "no-reader", "crash", "scanned", "truncated"):
        problem = {"kind": kind, "detail": flock.phrase(), "remedy": flock.phrase()}
        facts[f"{flock.name()}.pdf"] = {"problem": problem}
    cited = [
        _cited(deck, f'p. 2, "{said}"'), _cited(deck, "p. 3"), _cited(deck, f"p. {near}", "0:10"),
        _cited(deck, "all"), _cited(deck), _cited(table, "sheet 2", f'sheet "{near} budgit"'),
        _cited(table, f'sheet "{flock.text()}"', "cell Z99"),
        _cited(word, f'heading "What {near} tell us"'),
        _cited(word, f'"{flock.phrase()}"', f"{near} speaks"), _cited("#page=2"), _cited(same),
        *(_cited(path, "p. 1") for path in facts),
    ]  # fmt: skip
    statement = "Provide a plan with strategies, implementation timelines, evaluation, and a "
    entries = [
        {"detail": "EO1", "citations": cited, "explanation": flock.phrase()},
        {"detail": "EO1.welcoming", "citations": [], "explanation": statement},
        {"detail": ["EO1.welcoming", "3", "EO2.connect"], "citations": [], "explanation": near},
    ]
    return {
        "evidence": entries,
        "artifacts": [{"path": path, "facts": each} for path, each in facts.items()],
        "files": {same: b"x", f"artifacts/{same}": b"y"},
    }


def _sheet(name: str) -> dict[str, str]:
    return {"name": name, "cells": "A1:B2", "text": name}


def _cited(artifact: str, *places: str) -> dict[str, Any]:
    return {"artifact": artifact, "at": list(places)}


def odd_folders(flock: Flock) -> list[dict[str, bytes]]:
    """Return files that are in each other's way, or of kinds that nobody reads."""
    good = {"portfolio.yaml": HEAD.encode(), "part-2.yaml": b"evidence: []\n"}
    shared = f"{flock.name()}.md"
    return [
        {**good, "portfolio.yml": flock.text().encode()},
        {**good, f"Narrative and reflection {flock.name()}.md": flock.text().encode()},
        {
            **good,
            "part-1.rtf": b"{\\rtf1 " + flock.text().encode(),
            "part-3.doc": b"\xd0\xcf\x11\xe0",
        },
        {**good, "part-1.zip": zipped({flock.name(): b"x"}), "part-3.md": b"x" * 3_000_000},
        {
            **good,
            "portfolio.yaml": f"{HEAD}parts: {{part-1: {shared}, part-3: {shared}}}\n".encode(),
            shared: flock.text().encode(),
        },
    ]
