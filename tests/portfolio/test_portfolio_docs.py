"""Every example on the page about the format loads as the page says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mcrubric
from mcrubric.builtins import fact_readers, readers
from mcrubric.model.limits import Limits
from mcrubric.portfolio.load import Readers, Wanted, load

if TYPE_CHECKING:
    from mcrubric.model.portfolio import Portfolio

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "portfolio-format.md"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
UPLOADS = ("family-handbook.pdf", "morning-greeting.mp4", "calendar.pdf", "plan.pptx")


def loaded(source: Any) -> Portfolio:
    return load(
        source,
        mcrubric.load_rubric("mo/building-personal-relationships"),
        wanted=Wanted(facts=False),
        readers=Readers(readers(), fact_readers()),
        worker=None,
        limits=Limits(),
    ).portfolio


@pytest.mark.parametrize(
    ("name", "entries", "citations"),
    [
        ("part-2.yaml", 2, 5),
        ("part-2.json", 1, 1),
        ("part-2.md", 2, 4),
        ("table/part-2.md", 2, 4),
        ("part-2.csv", 2, 2),
    ],
)
def test_an_example_of_a_self_analysis_is_read_whole(
    name: str, entries: int, citations: int
) -> None:
    files = {f"artifacts/{upload}": b"x" for upload in UPLOADS}
    portfolio = loaded({"files": {name.rpartition("/")[2]: EXAMPLES[name].encode(), **files}})
    assert portfolio.faults == ()
    assert len(portfolio.evidence) == entries
    assert all(entry.details for entry in portfolio.evidence)
    cited = [each for entry in portfolio.evidence for each in entry.citations]
    assert len(cited) == citations
    assert all(each.artifact and "?" not in each.id for each in cited)


def test_the_example_of_a_manifest_is_read_whole() -> None:
    files = ("narrative-a.md", "narrative-b.md", "our-year.txt", "uploads/a.pdf")
    manifest = {"portfolio.yaml": EXAMPLES["portfolio.yaml"].encode()}
    portfolio = loaded({"files": {**dict.fromkeys(files, b"x"), **manifest}})
    assert portfolio.faults == ()
    assert [part.files for part in portfolio.parts] == [files[:2], (), files[2:3]]
    assert [each.path for each in portfolio.artifacts] == ["uploads/a.pdf"]


def test_the_example_of_a_hand_in_is_read_whole() -> None:
    portfolio = loaded(EXAMPLES["hand-in.json"])
    assert portfolio.faults == ()
    assert portfolio.parts[2].documents[0].text == "I will go on."
    assert [each.size for each in portfolio.artifacts] == [6]


def test_the_page_names_the_limits_as_they_are() -> None:
    limits = Limits()
    said = " ".join(PAGE.read_text(encoding="utf-8").split())
    for words in (
        f"{limits.portfolio_bytes >> 30} GiB and {limits.files:,} files",
        f"a file {limits.file_bytes >> 20} MiB",
        f"a written file {limits.document_bytes >> 20} MiB with {limits.text_bytes // 10**6} MB",
        f"may expand to {limits.archive_bytes >> 30} GiB",
        f"{limits.entries:,} entries and {limits.citations:,} citations",
        f"After {limits.portfolio_seconds:g} seconds",
        f"more than {limits.name_bytes} bytes",
    ):
        assert words in said
