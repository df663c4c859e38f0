"""What an entry is called in a sentence: by its detail, or by its number if that is not known."""

from __future__ import annotations

import mcrubric

SAME = "On the photo I stand at the gate and talk with Tom about his ladder."


def told(*details: str) -> str:
    entries = [{"detail": each, "citations": ["a.pdf"], "explanation": SAME} for each in details]
    rubric = mcrubric.load_rubric("mo/building-personal-relationships")
    report = mcrubric.shareable(mcrubric.validate({"evidence": entries}, rubric))
    (found,) = [each for each in report.findings if each.message.key == "same-text"]
    return found.message.text.rpartition("that of ")[2]


def test_an_entry_with_a_detail_is_called_by_it() -> None:
    assert told("EO1.accessible", "EO1.welcoming") == "EO1.accessible."


def test_an_entry_without_a_known_detail_is_called_by_its_number() -> None:
    assert told("nobody knows", "EO1.welcoming") == "entry 1."
