"""portfolio.yaml says where things are, and nothing else."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from mcrubric.model.errors import NoSuchPathError
from mcrubric.portfolio.manifest import names_rubric


def load_with(loaded: Any, manifest: str, **files: bytes) -> Any:
    files = {name.replace("__", "."): data for name, data in files.items()}
    return loaded({"files": {"portfolio.yaml": manifest.encode(), "part-1.md": b"x", **files}})


def told(portfolio: Any) -> list[tuple[str, int | None, int | None]]:
    return [(fault.key, fault.places[0].line, fault.places[0].column) for fault in portfolio.faults]


@pytest.mark.parametrize(
    ("key", "guess"),
    [
        ("rubrik", "rubric"),
        ("part", "parts"),
        ("artefacts", "artifacts"),
        *((key, "") for key in (
            "severity", "requirements", "checks", "plugins", "limits", "waivers", "overlay",
            "fail-on", "exit-code", "deadline",
        )),
    ],
)  # fmt: skip
def test_every_other_key_is_unknown_and_changes_nothing(loaded: Any, key: str, guess: str) -> None:
    portfolio = load_with(loaded, f"rubric: test/small\n{key}: [note]\n")
    (fault,) = portfolio.faults
    assert fault.key == "unknown-key"
    assert fault.args == {"key": key, "guess": guess}
    assert told(portfolio) == [("unknown-key", 2, 1)]
    assert portfolio.rubric == "test/small"
    assert portfolio.part("part-1").documents


@pytest.mark.parametrize(
    ("manifest", "line"),
    [
        ("- rubric\n", 1),
        ("rubric: {id: a}\n", 1),
        ("rubric:\n", 1),
        ("parts: [part-1]\n", 1),
        ("parts: {part-1: {file: part-1.md}}\n", 1),
        ("artifacts: [a, b]\n", 1),
    ],
)
def test_what_is_not_as_asked_is_told_and_the_rest_goes_on(
    loaded: Any, manifest: str, line: int
) -> None:
    portfolio = load_with(loaded, manifest)
    assert [(key, at) for key, at, _ in told(portfolio)] == [("bad-manifest", line)]
    assert portfolio.part("part-1").documents


@pytest.mark.parametrize(
    ("manifest", "kind", "line"),
    [
        ("rubric: [unclosed", "damaged", 2),
        ("rubric: a\nrubric: b\n", "damaged", 2),
        ("rubric: &x a\n", "damaged", 1),
        ("parts:" + " [" * 100 + "]" * 100, "limit", 1),
        ("#" * (1 << 20) + "\n", "limit", 1),
    ],
)
def test_a_manifest_that_cannot_be_read_may_have_named_what_is_not_found(
    loaded: Any, manifest: str, kind: str, line: int
) -> None:
    portfolio = load_with(loaded, manifest)
    assert [(key, at) for key, at, _ in told(portfolio)] == [("unreadable-manifest", line)]
    assert portfolio.faults[0].args["kind"] == kind
    assert portfolio.part("part-1").documents
    assert not portfolio.part("part-1").unreadable
    assert portfolio.part("part-3").unreadable


@pytest.mark.parametrize("wrong", [None, 5, [], io.StringIO("PK")])
def test_looking_for_the_rubric_of_what_is_no_source_is_the_callers_mistake(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"a portfolio is|must be binary"):
        names_rubric(wrong)


def test_another_rubric_than_the_one_used_is_told(loaded: Any) -> None:
    portfolio = load_with(loaded, "rubric: mo/other\n")
    (fault,) = portfolio.faults
    assert (fault.key, fault.args) == ("other-rubric", {"named": "mo/other", "used": "test/small"})
    assert told(portfolio) == [("other-rubric", 1, 9)]
    assert not load_with(loaded, "rubric: test/small@1.0.0\n").faults
    assert load_with(loaded, "rubric: test/small@2.0.0\n").faults


def test_parts_name_files_in_order(loaded: Any) -> None:
    manifest = "parts:\n  part-1: [b.md, ./texts/a.md]\n  part-3: end.txt\n"
    files = {"b.md": b"second", "texts/a.md": b"first", "end.txt": b"end"}
    portfolio = loaded({"files": {"portfolio.yaml": manifest.encode(), **files}})
    assert not portfolio.faults
    assert portfolio.part("part-1").files == ("b.md", "texts/a.md")
    assert [doc.text for doc in portfolio.part("part-1").documents] == ["second", "first"]
    assert portfolio.part("part-3").files == ("end.txt",)


def test_a_named_file_that_is_not_there_leaves_the_part_open(loaded: Any) -> None:
    portfolio = load_with(loaded, "parts:\n  part-1: [narative.md, part-1.md]\n", narrative__md=b"")
    (fault,) = portfolio.faults
    assert fault.args == {"part": "part-1", "path": "narative.md", "guess": "narrative.md"}
    assert told(portfolio) == [("part-file-missing", 2, 12)]
    assert portfolio.part("part-1").unreadable
    assert portfolio.part("part-1").files == ("part-1.md",)


def test_a_part_that_the_rubric_has_not_is_told(loaded: Any) -> None:
    portfolio = load_with(loaded, "parts: {part-4: part-1.md, parts-1: part-1.md}\n")
    assert [fault.args["guess"] for fault in portfolio.faults] == ["", "part-1"]
    assert {fault.key for fault in portfolio.faults} == {"unknown-part"}


def test_the_folder_of_uploads_can_be_named(loaded: Any) -> None:
    for manifest, paths in (
        ("artifacts: uploads/\n", ["uploads/a.txt"]),
        ("artifacts: ./uploads\n", ["uploads/a.txt"]),
        ("artifacts: .\n", ["b.txt", "uploads/a.txt"]),
    ):
        files = {"uploads/a.txt": b"1", "b.txt": b"2"}
        portfolio = loaded({"files": {"portfolio.yaml": manifest.encode(), **files}})
        assert [each.path for each in portfolio.artifacts] == paths
        assert not portfolio.faults


def test_a_named_folder_that_is_not_there_is_told(loaded: Any) -> None:
    portfolio = load_with(loaded, "artifacts: uplaods\n")
    assert told(portfolio) == [("artifacts-folder-missing", 1, 12)]


def test_the_folder_may_differ_in_case_where_nobody_named_it(loaded: Any) -> None:
    portfolio = loaded({"files": {"Artifacts/a.txt": b"1"}})
    assert [each.path for each in portfolio.artifacts] == ["Artifacts/a.txt"]


def test_two_manifests_are_told(loaded: Any) -> None:
    files = {"portfolio.yaml": b"rubric: test/small\n", "portfolio.yml": b"rubric: mo/other\n"}
    portfolio = loaded({"files": files})
    assert [fault.key for fault in portfolio.faults] == ["two-manifests"]
    assert portfolio.rubric == "test/small"
    assert loaded({"files": {"portfolio.yml": b"rubric: test/small"}}).rubric == "test/small"


def test_the_rubric_is_found_without_loading(folder: Any, zipped: Any) -> None:
    files = {"portfolio.yaml": "rubric: mo/some\nparts: 12\n", "part-1.md": "x"}
    packed = zipped(files)
    mapping = {"rubric": "mo/some", "files": {"a.txt": object()}}
    stream = io.BytesIO(packed)
    sources = (folder(files), packed, stream, mapping, json.dumps({"rubric": "mo/some"}))
    for source in sources:
        assert names_rubric(source) == "mo/some"
    loose = {"files": {name: text.encode() for name, text in files.items()}}
    assert names_rubric(loose) == "mo/some"


@pytest.mark.parametrize(
    "source",
    [b"", b"%PDF-", b"PK\x03\x04", "{", {}, {"rubric": 12}, {"files": 12}, {"files": {}},
     {"files": {"portfolio.yaml": b"rubric: ["}}, {"files": {"portfolio.yaml": b"\xff\xfe\x00"}},
     {"files": {"portfolio.yaml": b""}}],
)  # fmt: skip
def test_no_rubric_is_found_where_none_is_named(source: Any) -> None:
    assert names_rubric(source) is None


def test_looking_for_the_rubric_of_nothing_is_the_callers_mistake() -> None:
    with pytest.raises(NoSuchPathError):
        names_rubric("no/such/path")


def test_looking_for_the_rubric_leaves_streams_as_they_are(loaded: Any) -> None:
    class Once(io.BytesIO):
        def seekable(self) -> bool:
            return False

    source = {"artifacts": [{"path": "a.txt", "content": Once(b"one")}], "files": {}}
    assert names_rubric(source) is None
    assert names_rubric(Once(b"PK")) is None
    assert loaded(source).artifacts[0].size == 3


def test_one_file_for_two_parts_is_told(loaded: Any) -> None:
    portfolio = load_with(loaded, "parts: {part-1: part-1.md, part-3: [part-1.md]}\n")
    (fault,) = portfolio.faults
    assert fault.key == "part-file-shared"
    assert fault.args == {"path": "part-1.md", "parts": ("part-1", "part-3")}
    assert told(portfolio) == [("part-file-shared", 1, 37)]
