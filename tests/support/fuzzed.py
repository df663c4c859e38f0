"""What must hold of any bytes: each target takes some, and raises if our code is wrong on them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from fuzzed_escapers import escapers
from handmade import zip_of

from mcrubric.builtins import fact_readers, readers
from mcrubric.locators.canonical import canonical
from mcrubric.locators.fragments import read_fragment
from mcrubric.locators.phrases import read_places
from mcrubric.model.limits import Limits
from mcrubric.portfolio.gate import Listed, RefusedError, admit
from mcrubric.portfolio.names import why_unsafe
from mcrubric.portfolio.sources import open_source
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest, ReadError
from mcrubric.readers.yaml import Node, YamlError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMITS: Final = Limits(
    names=200, files=100, archive_bytes=1 << 20, member_bytes=1 << 18, archive_ratio_from=1 << 16,
    yaml_events=2_000, media_elements=20_000, xml_tags=20_000,
)  # fmt: skip
"""Small ones, so that files which a fuzzer makes reach them."""
REQUEST: Final = FactRequest(pages=(1,), labels=("i",), text=True)
IN_PROCESS: Final = tuple(each for each in fact_readers() if not each.isolated)
WRITTEN: Final = {suffix: each for each in readers() for suffix in each.suffixes}
OFFICE: Final[Mapping[str, tuple[str, Mapping[str, str]]]] = {
    ".docx": ("word/document.xml", {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
    }),
    ".odt": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.text"}),
    ".ods": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
    ".odp": ("content.xml", {"mimetype": "application/vnd.oasis.opendocument.presentation"}),
}  # fmt: skip
"""By ending: the part that the fuzzer writes, and the parts around it."""
MEDIA: Final = (
    ".mp4", ".webm", ".mp3", ".ogg", ".flac", ".wav", ".aiff", ".avi", ".heic", ".tif", ".jpg",
    ".png", ".webp", ".svg", ".bmp", ".wmv", ".aac", ".caf", ".amr", ".flv", ".mpg",
)  # fmt: skip
PAGES: Final = (".md", ".html", ".csv", ".txt")


def gate(data: bytes) -> None:
    """An archive or a mapping is refused, or what is let in can be read within its size."""
    try:
        contents = open_source(data, LIMITS)
    except RefusedError:
        return
    for path, size in contents.sizes.items():
        assert why_unsafe(path, LIMITS) is None
        try:
            with contents.open(path) as stream:
                read = stream.read(size + 1)
        except OSError:
            continue
        assert len(read) <= LIMITS.member_bytes + 1
    contents.close()


def names(data: bytes) -> None:
    """Of any list of names only safe ones are let in, whatever their order."""
    found = data.decode("utf-8", "surrogateescape").split("\n")
    listing = [Listed(name, len(name)) for name in found if name]
    try:
        admitted = admit(listing, LIMITS)
    except RefusedError:
        return
    assert admitted.files == admit(listing[::-1], LIMITS).files
    assert all(why_unsafe(path, LIMITS) is None for path in admitted.files)


def yaml(data: bytes) -> None:
    """YAML is refused, or is a tree that is not too deep."""
    try:
        root = read_yaml(data, LIMITS)
    except YamlError:
        return
    assert _depth(root) <= LIMITS.yaml_depth + 1


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, (*node.items, *node.fields.values())), default=0)


def fragments(data: bytes) -> None:
    """Whatever stands behind a `#` is read, and what is found has a canonical form."""
    for each in read_fragment(_text(data)):
        assert canonical(each)


def phrases(data: bytes) -> None:
    """Whatever somebody writes about a place is read, and what is found has a canonical form."""
    for each in read_places(_text(data)):
        assert isinstance(canonical(each), str)


def xml(data: bytes) -> None:
    """An office file whose main part is any XML is read or refused, as a part and as an upload."""
    if not data:
        return
    suffix = sorted(OFFICE)[data[0] % len(OFFICE)]
    name, around = OFFICE[suffix]
    made = zip_of({**around, name: data[1:]})
    if suffix in WRITTEN:
        written(made, suffix)
    _facts(made, suffix)


def written(data: bytes, suffix: str) -> None:
    """A written file is read or refused, and its blocks lie within its text, in order."""
    try:
        document = WRITTEN[suffix].read(data, f"part-1{suffix}", LIMITS)
    except ReadError:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start <= block.end <= len(document.text)
        end = block.end


def pages(data: bytes) -> None:
    """Markdown, HTML, CSV and plain text are read or refused."""
    if data:
        written(data[1:], PAGES[data[0] % len(PAGES)])


def media(data: bytes) -> None:
    """A recording or picture has a length that its bytes allow, or none."""
    if data:
        _facts(data[1:], MEDIA[data[0] % len(MEDIA)])


def _facts(data: bytes, suffix: str) -> None:
    found = read_facts(io.BytesIO(data), f"a{suffix}", REQUEST, LIMITS, None, IN_PROCESS)
    assert found.failure is None
    assert found.facts.seconds is None or 0 < found.facts.seconds <= len(data)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    each.__name__: each
    for each in (gate, names, yaml, fragments, phrases, xml, pages, media, escapers)
}
