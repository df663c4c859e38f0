"""Microsoft's sarif-tools, as a second reader, count and show in SARIF what the report says.

Whole, it brings matplotlib with it; what reads a log needs one package more: see CONTRIBUTING.md.
"""

from __future__ import annotations

import os
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from validators import written

from mcrubric.formats.outline.told import told_by
from mcrubric.model.formats import Look

if TYPE_CHECKING:
    import mcrubric

if os.environ.get("MCRUBRIC_READERS") == "1":
    loader: Any = import_module("sarif.loader")
else:
    loader = pytest.importorskip(
        "sarif.loader",
        reason="needs sarif-tools: pip install --no-deps sarif-tools jsonpath-ng",
        exc_type=ImportError,
    )

KEPT = sorted((Path(__file__).parent / "snapshots").glob("*.sarif"))


def read(report: mcrubric.Report, folder: Path, **look: Any) -> Any:
    path = folder / "report.sarif"
    path.write_bytes(written(report, "sarif", names=True, look=Look(**look)).encode())
    return loader.load_sarif_file(str(path))


def test_it_counts_the_same(report: mcrubric.Report, tmp_path: Path) -> None:
    told = [*told_by(report)]
    found = read(report, tmp_path).get_report()
    levels = Counter(each.result.severity if each.outcome == "fail" else "none" for each in told)
    for level in ("error", "warning", "note", "none"):
        assert found.get_issue_count_for_severity(level) == levels[level]


def test_it_shows_the_same_at_the_same_places(report: mcrubric.Report, tmp_path: Path) -> None:
    covered = report.covered
    failing = [
        each
        for each in told_by(report)
        if each.outcome == "fail" and each.fingerprint not in covered
    ]
    records = read(report, tmp_path, results="fail").get_records()
    assert [each["Code"] for each in records] == [each.result.check for each in failing]
    for record, each in zip(records, failing, strict=True):
        assert record["Severity"] == each.result.severity
        assert record["Tool"] == "mcrubric"
        place = next((at for at in each.places if at.path), None)
        assert place is None or record["Location"] == place.path
        assert place is None or str(record["Line"]) == str(place.line or 1)
        assert record["Description"]


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.stem)
def test_it_reads_what_is_kept(path: Path) -> None:
    log = loader.load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["mcrubric"]
    assert log.get_result_count() > 100
