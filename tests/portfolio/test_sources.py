"""Whatever a hand-in comes as, it is the same hand-in."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from mcrubric.model.errors import NoSuchPathError
from mcrubric.portfolio.sources import check_source

FILES = {
    "portfolio.yaml": "rubric: test/small\n",
    "part-1.md": "# Narrative\n\nWe began in May.\n",
    "part-2.yaml": (
        "evidence:\n"
        "  - detail: EO1.approachable\n"
        "    citations: [{artifact: log.txt, at: line 2}]\n"
        "    explanation: Families said so.\n"
    ),
    "part-3.txt": "I will go on.\n",
    "artifacts/log.txt": "one\ntwo\nthree\n",
}


class NoSeek(io.RawIOBase):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._inner.readinto(buffer)


def test_folder_archive_stream_and_loose_files_are_the_same(
    folder: Any, zipped: Any, loaded: Any, tmp_path: Path
) -> None:
    packed = zipped(FILES)
    file = tmp_path / "hand-in.zip"
    file.write_bytes(packed)
    loose = {"files": {name: text.encode() for name, text in FILES.items()}}
    sources = [
        folder(FILES), file, str(file), packed, io.BytesIO(packed), NoSeek(packed), loose,
    ]  # fmt: skip
    portfolios = [loaded(source) for source in sources]
    for portfolio in portfolios:
        assert portfolio.opened
        assert not portfolio.faults
        assert portfolio.files == 5
        assert portfolio.sha256 == portfolios[0].sha256
        assert portfolio.parts == portfolios[0].parts
        assert portfolio.evidence == portfolios[0].evidence
        assert portfolio.artifacts == portfolios[0].artifacts


def test_streams_that_cannot_go_back_hold_no_more_than_is_allowed(zipped: Any, loaded: Any) -> None:
    packed = zipped(FILES)
    for whole in (packed, b'{"artifacts": []}' + b" " * 600):
        assert loaded(NoSeek(whole), stream_bytes=len(whole)).opened
        (fault,) = loaded(NoSeek(whole), stream_bytes=len(whole) - 1).faults
        assert (fault.key, fault.args) == ("too-large-stream", {"limit": len(whole) - 1})
    assert loaded(io.BytesIO(packed), stream_bytes=1).opened


def test_streams_of_uploads_hold_no_more_than_is_allowed_together(loaded: Any) -> None:
    artifacts = [
        {"path": f"{name}.txt", "content": stream}
        for name, stream in {
            "a": NoSeek(b"x" * 6), "b": io.BytesIO(b"x" * 60), "c": NoSeek(b"x" * 5),
            "d": NoSeek(b"x" * 4), "e": NoSeek(b"x"), "f": NoSeek(b""),
        }.items()
    ]  # fmt: skip
    portfolio = loaded({"artifacts": artifacts}, stream_bytes=10)
    assert [(each.key, each.args) for each in portfolio.faults] == [
        ("refused-stream", {"path": "c.txt", "limit": 10}),
        ("refused-stream", {"path": "e.txt", "limit": 10}),
    ]
    problems = {each.path[0]: each.facts.problem for each in portfolio.artifacts}
    assert {name for name, each in problems.items() if each and each.kind == "limit"} == {"c", "e"}
    assert {each.path[0]: each.size for each in portfolio.artifacts if each.size} == {
        "a": 6, "b": 60, "d": 4,
    }  # fmt: skip


def test_ids_are_names_without_endings(
    folder: Any, zipped: Any, loaded: Any, tmp_path: Path
) -> None:
    file = tmp_path / "my portfolio.v2.zip"
    file.write_bytes(zipped(FILES))
    assert loaded(folder(FILES)).id == "hand-in"
    assert loaded(file).id == "my portfolio.v2"
    assert loaded(zipped(FILES)).id == "portfolio"


def test_a_zipped_folder_is_the_folder(zipped: Any, loaded: Any) -> None:
    wrapped = {f"my work/{name}": text for name, text in FILES.items()}
    wrapped["__MACOSX/my work/._part-1.md"] = "\0"
    plain, inside = loaded(zipped(FILES)), loaded(zipped(wrapped))
    assert inside.sha256 == plain.sha256
    assert inside.ignored == ("__MACOSX/",)


def test_an_archive_of_uploads_alone_keeps_their_folder(zipped: Any, loaded: Any) -> None:
    portfolio = loaded(zipped({"artifacts/log.txt": "one"}))
    assert [each.path for each in portfolio.artifacts] == ["artifacts/log.txt"]


def test_json_as_file_bytes_and_text_is_the_mapping(loaded: Any, tmp_path: Path) -> None:
    mapping = {
        "rubric": "test/small",
        "documents": {"part-1": {"text": "We began.", "format": "text"}},
        "evidence": [{"detail": "EO1.connect", "citations": ["log.txt"], "explanation": "So."}],
        "artifacts": [{"path": "log.txt", "base64": base64.b64encode(b"one\n").decode()}],
    }
    text = json.dumps(mapping)
    file = tmp_path / "hand-in.json"
    file.write_text(text, encoding="utf-8")
    portfolios = [loaded(each) for each in (mapping, text, text.encode(), file)]
    assert not portfolios[0].faults
    for portfolio in portfolios:
        assert portfolio.sha256 == portfolios[0].sha256
        assert portfolio.parts == portfolios[0].parts
        assert portfolio.artifacts == portfolios[0].artifacts
        assert [each.id for each in portfolio.evidence] == ["EO1.connect"]
    assert portfolios[3].id == "hand-in"


@pytest.mark.parametrize("missing", ["no/such/path", "nul\0byte", "x" * 5_000])
def test_a_path_with_nothing_there_is_the_callers_mistake(loaded: Any, missing: str) -> None:
    with pytest.raises(NoSuchPathError):
        loaded(missing)
    with pytest.raises(NoSuchPathError):
        loaded(Path(missing))


@pytest.mark.parametrize(
    ("content", "key", "args"),
    [
        (b"", "empty-file", {}),
        (b"%PDF-1.7 ...", "not-a-portfolio", {"found": "pdf"}),
        (b"Rar!\x1a\x07", "not-a-portfolio", {"found": "rar"}),
        (b"x" * 257 + b"ustar", "not-a-portfolio", {"found": "tar"}),
        (b"just words", "not-a-portfolio", {"found": "unknown"}),
        (b"PK\x03\x04 and nothing more", "damaged-archive", {}),
        (b'{"rubric": ', "bad-json", {"line": 1, "column": 12}),
        (b'{"a": ' * 200, "too-much-json", {"line": 1}),
        (b'{"evidence": [' + b"0," * 200_001 + b"0]}", "too-much-json", {"line": 1}),
    ],
)
def test_a_file_that_is_no_hand_in_is_told(
    loaded: Any, tmp_path: Path, content: bytes, key: str, args: dict[str, object]
) -> None:
    file = tmp_path / "sent.zip"
    file.write_bytes(content)
    for source in (file, content, io.BytesIO(content)):
        portfolio = loaded(source)
        assert not portfolio.opened
        (fault,) = portfolio.faults
        assert fault.key == key
        assert fault.args.items() >= args.items()
        assert [part.id for part in portfolio.parts] == ["part-1", "part-2", "part-3"]
        assert not any(part.files for part in portfolio.parts)


def test_a_document_alone_is_no_hand_in(zipped: Any, loaded: Any) -> None:
    (fault,) = loaded(zipped({"[Content_Types].xml": "", "word/document.xml": ""})).faults
    assert (fault.key, fault.args) == ("not-a-portfolio", {"found": "office"})


def test_nothing_in_it_is_told_but_an_empty_mapping_is_a_beginning(
    folder: Any, zipped: Any, loaded: Any
) -> None:
    for source in (folder({}), zipped({})):
        portfolio = loaded(source)
        assert not portfolio.opened
        assert [fault.key for fault in portfolio.faults] == ["no-files"]
    assert loaded({}).opened
    assert not loaded({}).faults


def test_a_stream_that_fails_or_is_closed_is_told(loaded: Any) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise RuntimeError(size)

    closed = io.BytesIO(b"PK")
    closed.close()
    for source in (Broken(b"PK"), closed):
        portfolio = loaded(source)
        assert [fault.key for fault in portfolio.faults] == ["cannot-open"]


def test_a_text_stream_and_other_objects_are_the_callers_mistake(loaded: Any) -> None:
    class TextStream:
        def read(self, size: int = -1) -> str:
            return "PK"[: max(size, 0)]

    class BytesPath:
        def __fspath__(self) -> bytes:
            return b"hand-in"

    wrongs: tuple[object, ...] = (io.StringIO("PK"), TextStream(), BytesPath(), 12, None, [])
    for wrong in wrongs:
        with pytest.raises(TypeError):
            loaded(wrong)
        with pytest.raises(TypeError):
            check_source(wrong)


def test_a_stream_stays_open_for_its_owner(zipped: Any, loaded: Any) -> None:
    stream = io.BytesIO(zipped(FILES))
    stream.seek(7)
    assert loaded(stream).opened
    assert not stream.closed
    assert zipfile.is_zipfile(stream)


def test_the_digest_knows_names_and_contents(loaded: Any) -> None:
    def digest(files: dict[str, bytes]) -> str:
        return str(loaded({"files": files}).sha256)

    base = digest({"a.txt": b"1", "b.txt": b"2"})
    assert digest({"b.txt": b"2", "a.txt": b"1"}) == base
    assert digest({"a.txt": b"2", "b.txt": b"1"}) != base
    assert digest({"a.txt": b"1", "c.txt": b"2"}) != base
    assert digest({"a.txt": b"1"}) != base
