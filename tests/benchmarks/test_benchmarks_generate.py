from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2_raw
import pytest
from benchmarks import faults_of_entries, prose, script, sound
from benchmarks.draft import Fault, Pdf, Video
from benchmarks.generate import PORTFOLIOS, draft, upload_bytes, write_portfolios
from benchmarks.ours import RUBRIC
from benchmarks.prose import seeded

import mcrubric

if TYPE_CHECKING:
    from pathlib import Path


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    known = [write_portfolios(tmp_path / name, 3, seed=5) for name in ("one", "two")]
    assert known[0] == known[1]
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_no_two_uploads_have_the_same_bytes(tmp_path: Path) -> None:
    write_portfolios(tmp_path, 8, seed=5)
    uploads = [
        digest
        for path, digest in digests(tmp_path / PORTFOLIOS).items()
        if "/artifacts/" in path and digest != hashlib.sha256().hexdigest()
    ]
    assert len(uploads) == len(set(uploads)) >= 40


def test_some_portfolios_are_sound_and_every_fault_occurs() -> None:
    drafts = [draft(1, number) for number in range(150)]
    assert 40 < sum(not each.faults for each in drafts) < 80
    found = {(fault.requirement, fault.outcome) for each in drafts for fault in each.faults}
    assert {requirement for requirement, _ in found} == {
        "part-1.length", "part-3.length", "part-3.present", "part-2.coverage", "part-2.entries",
        "part-2.artifacts", "part-2.readable", "part-2.places", "part-2.places-verified",
        "part-2.explained", "part-2.own-words", "part-2.unused",
    }  # fmt: skip
    assert ("part-1.length", "review") in found
    assert ("part-1.length", "fail") in found


def test_a_portfolio_is_of_the_size_that_the_table_speaks_of() -> None:
    for number in range(30):
        made = sound.sound_draft(seeded(number))
        assert 1000 <= prose.words_in(made.narrative) <= 1750
        assert len(made.entries) == 15
        kinds = [type(upload) for upload in made.uploads.values()]
        assert kinds == [Pdf] * 5 + [Video]


@pytest.mark.parametrize("words", [0, 1, 7, 30, 999])
def test_prose_has_exactly_as_many_words_as_asked_for(words: int) -> None:
    text = " ".join(prose.sentences(seeded(words), words))
    assert prose.words_in(text) == words


@pytest.mark.parametrize("spoil", faults_of_entries.OF_ENTRIES)
def test_a_fault_of_an_entry_is_told_in_the_draft(spoil: faults_of_entries.Spoiler) -> None:
    made = sound.sound_draft(seeded(3))
    spoilt = spoil(made, made.entries[7], seeded(4))
    assert len(spoilt.faults) == 1
    assert (spoilt.entries, spoilt.uploads) != (made.entries, made.uploads)


def test_pdfs_have_the_pages_labels_and_empty_page_that_they_say(tmp_path: Path) -> None:
    file = tmp_path / "guide.pdf"
    file.write_bytes(upload_bytes(Pdf(7, front=4, empty_page=6), seeded(1)))
    pypdfium2_raw.FPDF_InitLibrary()
    facts = script.pdf_facts(file, ["p. iii", "pages 5-7"])
    assert facts["pages"] == 7
    assert facts["labels"] == ["i", "ii", "iii", "iv", "1", "2", "3"]
    assert facts["states"] == {3: "loads", 5: "loads", 6: "empty", 7: "loads"}


@pytest.mark.parametrize("seconds", [1, 61, 300])
def test_videos_last_as_long_as_they_say(tmp_path: Path, seconds: int) -> None:
    file = tmp_path / "greeting.mp4"
    file.write_bytes(upload_bytes(Video(seconds), seeded(1)))
    assert script.video_facts(file)["seconds"] == seconds


def test_a_draft_is_never_changed_in_place() -> None:
    made = sound.sound_draft(seeded(3))
    told = made.told(Fault("part-2.unused", "x"))
    assert made.faults == ()
    assert replace(told, faults=()) == made


def test_what_the_script_holds_is_what_the_rubric_says() -> None:
    rubric = mcrubric.load_rubric(RUBRIC)
    assert {each.id: each.statement for each in rubric.details} == script.DETAILS
    assert {each.id: each.statement for each in rubric.outcomes} == script.OUTCOMES
    prompts = tuple(prompt.text for part in rubric.parts for prompt in part.prompts)
    assert prompts == script.PROMPTS
    asked = {
        str(each.part): int(each.settings["words"])
        for each in rubric.requirements
        if each.check == "word-minimum"
    }
    assert asked == script.MINIMUM
