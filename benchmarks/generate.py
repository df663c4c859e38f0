"""Writes portfolios with known faults, the same for the same seed, each of different bytes."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING, Final

from benchmarks import faults_of_entries, faults_of_texts, prose, sound
from benchmarks.draft import Cited, Draft, Entry, Fault, Pdf, Upload, Video
from benchmarks.mp4 import write_mp4
from benchmarks.ours import RUBRIC
from benchmarks.pdf import write_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

PORTFOLIOS: Final = "portfolios"
KNOWN_FAULTS: Final = "known-faults.json"
# Of ten portfolios, so many have nothing wrong; a fault of a text or a file is in one of three.
SOUND_OF_TEN: Final = 4
TEXT_FAULT_ONE_IN: Final = 3
ENTRY_FAULTS: Final = (1, 4)
LINES_OF_PAGE: Final = (12, 30)
# A picture a second, of so many random bytes: a video does not compress.
SAMPLE_BYTES: Final = 500
# The start of a PDF that was cut off.
KEPT_SHARE: Final = 0.4


def draft(seed: int, number: int) -> Draft:
    """Return the portfolio with a number, from 0: sound, or with faults that are known."""
    random = prose.seeded(f"{seed}/{number}")
    made = sound.sound_draft(random)
    if random.randrange(10) >= SOUND_OF_TEN:
        made = _spoilt(made, random)
    return made.told(*_unused(made))


def write_portfolios(folder: Path, count: int, seed: int) -> dict[str, list[Fault]]:
    """Write portfolios 0001, 0002, ... below `folder`, and beside them what is wrong in each."""
    known = {}
    for number in range(count):
        made = draft(seed, number)
        name = f"{number + 1:04d}"
        write(made, folder / PORTFOLIOS / name, prose.seeded(f"{seed}/{number}/files"))
        known[name] = sorted(made.faults)
    text = json.dumps({name: list(map(astuple, each)) for name, each in known.items()}, indent=1)
    (folder / KNOWN_FAULTS).write_text(text, encoding="utf-8")
    return known


def write(made: Draft, folder: Path, random: Random) -> None:
    """Write a portfolio as a folder."""
    (folder / "artifacts").mkdir(parents=True)
    texts = {
        "portfolio.yaml": f"rubric: {RUBRIC}\n",
        "part-1.md": made.narrative,
        "part-2.yaml": self_analysis(made.entries),
        "part-3.md": made.reflection,
    }
    for name, text in texts.items():
        if text is not None:
            (folder / name).write_text(text, encoding="utf-8")
    for name, upload in made.uploads.items():
        (folder / name).write_bytes(upload_bytes(upload, random))


def self_analysis(entries: tuple[Entry, ...]) -> str:
    """Return part 2 as candidates write it, in YAML."""
    lines = ["evidence:"]
    for entry in entries:
        lines.append(f"  - detail: {entry.detail}")
        if entry.citations:
            lines.append("    citations:")
            lines += [f"      - {_citation(cited)}" for cited in entry.citations]
        # JSON's strings are YAML's, and placeholders hold characters that mean something in YAML.
        lines.append(f"    explanation: {json.dumps(entry.explanation, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"


def upload_bytes(upload: Upload, random: Random) -> bytes:
    """Return an upload's bytes."""
    if isinstance(upload, Video):
        samples = [random.randbytes(SAMPLE_BYTES) for _ in range(upload.seconds)]
        return write_mp4(upload.seconds, samples)
    if isinstance(upload, Pdf):
        pages = [[] if page == upload.empty_page else _lines(random) for page in _pages(upload)]
        return write_pdf(pages, front=upload.front)
    if upload.kept == "nothing":
        return b""
    whole = upload_bytes(Pdf(3), random)
    return whole[: int(len(whole) * KEPT_SHARE)]


def _spoilt(made: Draft, random: Random) -> Draft:
    """Put faults into different entries, and perhaps into the texts and one file."""
    for choice in faults_of_texts.ALL:
        if not random.randrange(TEXT_FAULT_ONE_IN):
            made = random.choice(choice)(made, random)
    # The first entry keeps its text, which another may repeat; the survey's entry its citation.
    free = [each for each in made.entries[1:] if each is not made.entries[sound.SURVEY_ENTRY]]
    number = random.randint(*ENTRY_FAULTS)
    chosen = random.sample(faults_of_entries.OF_ENTRIES, number)
    for spoil, entry in zip(chosen, random.sample(free, number), strict=True):
        made = spoil(made, entry, random)
    if not random.randrange(TEXT_FAULT_ONE_IN):
        citing = [entry for entry in made.entries if entry.citations]
        made = random.choice(faults_of_entries.ADDING_ENTRIES)(made, random.choice(citing), random)
    return made


def _unused(made: Draft) -> Iterator[Fault]:
    """Return the uploads that, for want of an entry, nobody cites any more."""
    cited = {each.upload for entry in made.entries for each in entry.citations}
    return (Fault("part-2.unused", name) for name in made.uploads if name not in cited)


def _citation(cited: Cited) -> str:
    if cited.at is None:
        return f"{{artifact: {cited.upload}}}"
    if cited.fragment:
        return f"{cited.upload}#{cited.at}"
    return f'{{artifact: {cited.upload.removeprefix("artifacts/")}, at: "{cited.at}"}}'


def _pages(upload: Pdf) -> range:
    return range(1, upload.pages + 1)


def _lines(random: Random) -> list[str]:
    return [prose.sentence(random) for _ in range(random.randint(*LINES_OF_PAGE))]
