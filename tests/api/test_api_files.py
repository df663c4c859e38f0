"""Single files for portals: facts once at upload, places looked up in the file or in its facts."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

import mcrubric
from mcrubric import Facts, NoSuchPathError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def guide(samples: Path) -> Path:
    return samples / "complete-personal" / "artifacts" / "staff-guide.pdf"


def test_a_path_bytes_and_a_stream_have_the_same_facts(guide: Path) -> None:
    known = mcrubric.read_facts(guide)
    assert known.pages == 18
    assert mcrubric.read_facts(str(guide)) == known
    assert mcrubric.read_facts(guide.read_bytes()) == known
    stream = io.BytesIO(guide.read_bytes())
    assert mcrubric.read_facts(stream) == known
    assert not stream.closed


def test_a_stream_that_cannot_go_back_is_read_too(guide: Path) -> None:
    class Piped(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert mcrubric.read_facts(Piped(guide.read_bytes())).pages == 18
    small = mcrubric.Limits(stream_bytes=guide.stat().st_size - 1)
    problem = mcrubric.read_facts(Piped(guide.read_bytes()), limits=small).problem
    assert problem
    assert problem.kind == "limit"
    assert "cannot go back" in problem.detail


def test_the_name_says_what_bytes_alone_do_not() -> None:
    assert mcrubric.read_facts(b"# Our week\n", name="week.md").headings == ("Our week",)
    assert mcrubric.read_facts(b"# Our week\n").medium == "text"


def test_what_keeps_a_file_from_being_read_is_a_fact() -> None:
    problem = mcrubric.read_facts(b"").problem
    assert problem is not None
    assert problem.kind == "empty"


def test_what_is_no_file_is_the_callers_slip(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPathError):
        mcrubric.read_facts(tmp_path / "gone.pdf")
    with pytest.raises(NoSuchPathError):
        mcrubric.locate("p. 1", str(tmp_path / "gone.pdf"))
    with pytest.raises(TypeError, match="not int"):
        mcrubric.read_facts(12)  # type: ignore[arg-type]


def test_a_place_is_the_same_in_a_file_and_in_its_facts(guide: Path) -> None:
    known = Facts.from_json(mcrubric.read_facts(guide, text=True).to_json())
    for places in ("p. iv", "pp. 2-3", "p. 19", "2:15", "p. 4; slide 2", "throughout", ""):
        assert mcrubric.locate(places, known) == mcrubric.locate(places, guide)


def test_a_portal_reads_once_and_hands_in_later(guide: Path) -> None:
    stored = mcrubric.read_facts(guide).to_json()
    upload = {
        "evidence": [
            {
                "detail": "EO1.approachable",
                "citations": [{"artifact": "guide.pdf", "at": at} for at in ("p. iv", "p. 19")],
                "explanation": "The guide says when the door is open.",
            }
        ],
        "artifacts": [{"path": "guide.pdf", "facts": json.loads(stored)}],
    }
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    report = mcrubric.validate(upload, rubric)
    states = [
        cited.resolution
        for detail in report.coverage
        if detail.detail == "EO1.approachable"
        for entry in detail.entries
        for cited in entry.citations
    ]
    assert states == ["resolved", "out-of-range"]


def test_facts_that_lack_what_a_place_needs_resolve_nothing() -> None:
    known = Facts(medium="pdf", pages=24)
    assert mcrubric.locate("p. 12", known).state == "resolved"
    assert mcrubric.locate("p. iv", known).state == "unverifiable"
    assert mcrubric.locate('p. 12, "every family"', known).state == "unverifiable"
    for places in ("p. 12", "slide 2", "2:15", "para. 3", "line 2", 'heading "Arrival"'):
        for medium in ("document", "slides", "sheets", "video", "text", "html", "unknown"):
            state = mcrubric.locate(places, Facts(medium=medium)).state
            assert state in ("unverifiable", "kind-mismatch"), (places, medium)
