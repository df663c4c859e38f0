"""What a fuzzer starts from: small ordinary input of every kind that a target takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import yaml
from drawn import bmp_of, heic_of, ispe_of, jpeg_of, png_of, tiff_of, webp_of
from fuzzed import MEDIA, OFFICE
from handins import SAMPLES, files_of, zip_of
from handmade import box_of, mvhd_of
from recorded import (
    aiff_of,
    avi_of,
    caf_of,
    flac_of,
    id3_of,
    info_of,
    ogg_of,
    wav_of,
    webm_of,
)  # fmt: skip
from wordfiles import NAMESPACES, paragraph, run

TESTS: Final = Path(__file__).resolve().parents[1]
SAMPLE: Final = SAMPLES / "incomplete-personal"
RECORDED: Final[Mapping[str, bytes]] = {
    ".mp4": box_of(b"ftyp", b"isom") + box_of(b"moov", mvhd_of(900)),
    ".webm": webm_of(info_of(900.0)),
    ".mp3": id3_of(bytes(9)),
    ".ogg": ogg_of(960, 96_312),
    ".flac": flac_of(6, samples=0),
    ".wav": wav_of(bytes(900)),
    ".aiff": aiff_of(bytes(900)),
    ".avi": avi_of(9),
    ".caf": caf_of(bytes(900)),
    ".heic": heic_of(ispe_of(6, 5), box_of(b"irot", b"\1"), items={1: (1, 2)}),
    ".tif": tiff_of(6, 5),
    ".jpg": jpeg_of(6, 5, orientation=6),
    ".png": png_of(6, 5),
    ".webp": webp_of(b"VP8X", bytes(10)),
    ".bmp": bmp_of(6, 5),
    ".svg": b"<svg width='60' viewBox='0 0 60 50'/>",
}


def seeds_of(target: str) -> list[bytes]:
    """Return ordinary input for a target."""
    return list(_MAKERS[target]())


def _archives() -> Iterator[bytes]:
    files = [(name, data[:80]) for name, data in files_of(SAMPLE).items()][:5]
    yield zip_of(files)
    yield zip_of([(f"mine/{name}", data) for name, data in files[:2]])
    yield json.dumps({"documents": {"part-1": {"text": "We met."}}, "artifacts": []}).encode()


def _names() -> Iterator[bytes]:
    yield "\n".join(files_of(SAMPLE)).encode()
    yield b"../x\nC:/x\nCON\na\\b\n.DS_Store\n__MACOSX/x\n\xc3\xa9\ne\xcc\x81\n/x"


def _trees() -> Iterator[bytes]:
    for path in sorted((TESTS / "cases").glob("*.yaml")):
        yield path.read_bytes()[:2_000]
    yield (SAMPLE / "part-2.yaml").read_bytes()


def _texts(*names: str) -> Iterator[bytes]:
    for name in names:
        text = (TESTS / "locators" / name).read_text(encoding="utf-8")
        for node in _strings(yaml.safe_load(text)):
            yield node.encode("utf-8", "surrogatepass")


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(node, list):
        for each in node:
            yield from _strings(each)


def _parts() -> Iterator[bytes]:
    body = paragraph(run("We met."), settings='<w:pStyle w:val="Heading1"/>')
    table = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    document = f"<w:document {NAMESPACES}><w:body>{body}{table}</w:body></w:document>"
    for index, suffix in enumerate(sorted(OFFICE)):
        xml = document if suffix == ".docx" else _FLAT.read_text(encoding="utf-8")
        yield bytes([index]) + xml.encode()


_FLAT: Final = TESTS / "fuzz" / "content.xml"


def _pages() -> Iterator[bytes]:
    said = (
        "# Week\n\n> We *met*.\n\n| a | b |\n|---|---|\n| c | d |\n",
        "<h1>Week</h1><p hidden>We<table><tr><td>met</table>",
        'a,"b, c"\n1,2\n',
        "We met.\n",
    )
    for index, text in enumerate(said):
        yield bytes([index]) + text.encode()


def _recordings() -> Iterator[bytes]:
    for index, suffix in enumerate(MEDIA):
        if suffix in RECORDED:
            yield bytes([index]) + RECORDED[suffix]


def _texts_of_strangers() -> Iterator[bytes]:
    for text in ("=1+1", "::error::x", "##[group]", "<b onclick='x'>&amp;", "@team #12 `a` www.a.b",
                 "\x1b[2J\u202ex", "a\r\nb|c", "]]>", '","', "5f0e7c1 GH-9 :smile:"):  # fmt: skip
        yield text.encode()


_MAKERS: Final = {
    "gate": _archives,
    "names": _names,
    "yaml": _trees,
    "fragments": lambda: _texts("fragments.yaml", "media-fragments.yaml", "text-fragments.yaml"),
    "phrases": lambda: _texts("phrasings.yaml", "labelled.yaml"),
    "xml": _parts,
    "pages": _pages,
    "media": _recordings,
    "escapers": _texts_of_strangers,
}
