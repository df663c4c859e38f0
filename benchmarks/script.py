"""The yardstick: the counted and resolved checks of one credential as a plain script.

Run it as `python benchmarks/script.py FOLDER COUNT OUT`: it checks the first COUNT portfolios in
FOLDER and writes a JSON report of each to OUT.
It is what an engineer writes in an afternoon for this one credential: no engine, no rubric file,
no limits on hostile input, no places of findings, PDFium in the same process.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import struct
import sys
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2_raw as pdfium
import yaml

DETAILS = {
    "EO1.approachable": "approachable",
    "EO1.accessible": "accessible",
    "EO1.welcoming": "welcoming",
    "EO2.social-awareness": "social awareness",
    "EO2.interpersonal-activities": "interpersonal activities",
    "EO2.connect": "connect",
    "EO2.build-rapport": "build rapport",
    "EO3.self-awareness": "self-awareness",
    "EO3.personal-management": "personal management",
    "EO3.making-connections": "making connections",
    "EO3.building-rapport": "building rapport",
    "EO4.strategies": "strategies",
    "EO4.implementation-timelines": "implementation timelines",
    "EO4.evaluation": "evaluation",
    "EO4.monitoring-process": "monitoring process",
}
OUTCOMES = {
    "EO1": "Implement protocols and practices that ensure the educational leader is approachable, "
    "accessible, and welcoming to all stakeholders.",
    "EO2": "Demonstrate social awareness when building relationships through interpersonal "
    "activities that connect and build rapport with all stakeholders.",
    "EO3": "Demonstrate self-awareness and personal management when making connections and "
    "building rapport with all stakeholders.",
    "EO4": "Provide a plan with strategies, implementation timelines, evaluation, and a monitoring "
    "process to establish best practice in personal relationship building with all stakeholders.",
}
PROMPTS = (
    (
        "What are your strengths and weaknesses in building rapport to ensure that you are "
        "approachable, accessible, and welcoming to all stakeholders?"
    ),
    (
        "What strategies have you implemented to build and support best practices for problem "
        "solving and conflict resolution? What worked, what did not and what would you do "
        "differently?"
    ),
    (
        "How have you model and set expectations for tone, cultural sensitivity, and empathy "
        "during interactions with all stakeholders?"
    ),
    (
        "How have you collaborated and facilitated a continuous improvement planning process to "
        "promote personal growth in relationship building with all stakeholders?"
    ),
)
MINIMUM = {"part-1": 1000, "part-3": 500}
PART_SUFFIXES = (".md", ".txt", ".yaml", ".yml", ".json")

# Of a question's words, this share makes a sentence an echo of it.
ECHO_SHARE = 0.8
# A copy of a detail may have this many words of its own.
OWN_WORDS = 4
# A recording may be cited up to a second behind its end, since players round.
GRACE_SECONDS = 1

SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+|\n\s*\n|\n(?=#)")
WORD = re.compile(r"[^\W_]+")
TOKEN = re.compile(r"[^\W_][^\s\u2013\u2014]*")
LEFT_OUT = re.compile(r"\A---\n.*?\n---\n|^```.*?^```|<!--.*?-->", re.DOTALL | re.MULTILINE)
LINK_TARGET = re.compile(r"(?<=\])\([^)\s]*\)")
PLACEHOLDER = re.compile(
    r"\[(?:Write|Explain|Describe|Insert|Add|Your)\b[^\]]*\]|<your [^>]*>|\{\{.*?\}\}"
    r"|\b(?:TODO|TBD)\b|\bxxx+\b|lorem ipsum[^\n]*|Click or tap here to enter text\.?",
    re.IGNORECASE,
)

ROMAN = re.compile(r"[ivxlc]+", re.IGNORECASE)
PAGES = re.compile(r"(?:pages?|pp?|pgs?)\.?\s*(?P<list>[0-9ivxlc,;&\s\u2013-]+)", re.IGNORECASE)
PAGE_FRAGMENT = re.compile(r"page=(\d+)")
TIME = re.compile(r"(?:at\s+)?([\d:]+)(?:\s*(?:-|\u2013|to)\s*([\d:]+))?")
TIME_FRAGMENT = re.compile(r"t=(?:npt:)?([\d:.]+)(?:,([\d:.]+))?")
VAGUE = re.compile(r"throughout|all|(?:see )?attached|(?:the )?(?:entire|whole) \w+", re.IGNORECASE)

CONTAINERS = {b"moov"}
LABEL_BYTES = 256
VIDEOS = (".mp4", ".mov", ".m4a")

Finding = tuple[str, str, str]


class Unreadable(Exception):  # noqa: N818 - it is no error of the script
    """A file cannot be opened."""


# Words -------------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return WORD.findall(text.lower())


QUESTIONS = [set(words_of(each)) for prompt in PROMPTS for each in SENTENCE_ENDS.split(prompt)]


def is_echo(sentence: str) -> bool:
    """Tell whether a sentence is one of the questions, word for word or nearly."""
    words = set(words_of(sentence))
    return any(
        len(words & question) >= ECHO_SHARE * max(len(words), len(question))
        for question in QUESTIONS
    )


def count_words(text: str) -> dict[str, int]:
    """Count a text's words; questions, placeholders, headings, code and comments are left out."""
    counts = {"counted": 0, "echoed": 0, "headings": 0, "by_spaces": 0, "other": 0}
    counts["other"] = sum(map(number_of_words, LEFT_OUT.findall(text)))
    body = PLACEHOLDER.sub(" ", LINK_TARGET.sub("", LEFT_OUT.sub("\n", text)))
    for sentence in SENTENCE_ENDS.split(body):
        number = number_of_words(sentence)
        if is_echo(sentence):
            counts["echoed"] += number
        elif sentence.startswith("#"):
            counts["headings"] += number
        else:
            counts["counted"] += number
            counts["by_spaces"] += len(sentence.split())
    return counts


def number_of_words(text: str) -> int:
    """Count what stands between spaces and dashes and holds a letter or digit."""
    return len(TOKEN.findall(text))


def check_length(part: str, files: list[Path], report: dict[str, Any]) -> list[Finding]:
    """Check a written part's words against its minimum."""
    total: Counter[str] = Counter()
    for file in files:
        total.update(count_words(file.read_text(encoding="utf-8")))
    report["words"][part] = dict(total)
    if total["counted"] >= MINIMUM[part]:
        return []
    soft = total["counted"] + total["headings"] + total["other"]
    highest = max(soft, total["by_spaces"])
    outcome = "review" if highest >= MINIMUM[part] else "fail"
    return [(f"{part}.length", part, outcome)]


# Files -------------------------------------------------------------------------------------------


def pdf_facts(path: Path, cited: list[str]) -> dict[str, Any]:
    """Return a PDF's number of pages, their labels, and which of the cited pages load."""
    document = pdfium.FPDF_LoadDocument(os.fsencode(path), None)
    if not document:
        raise Unreadable
    try:
        count = pdfium.FPDF_GetPageCount(document)
        labels = page_labels(document, count) if any(map(may_be_label, cited)) else []
        pages: dict[int, str] = {}
        for place in cited:
            for number in physical_pages(place, labels):
                if 1 <= number <= count and number not in pages:
                    pages[number] = page_state(document, number)
        return {"medium": "pdf", "pages": count, "labels": labels, "states": pages}
    finally:
        pdfium.FPDF_CloseDocument(document)


def page_labels(document: Any, count: int) -> list[str]:
    """Return the printed label of every page."""
    labels = []
    buffer = ctypes.create_string_buffer(LABEL_BYTES)
    for index in range(count):
        length = pdfium.FPDF_GetPageLabel(document, index, buffer, LABEL_BYTES)
        labels.append(buffer.raw[: max(length - 2, 0)].decode("utf-16-le"))
    return labels


def page_state(document: Any, number: int) -> str:
    """Return `loads`, `empty` (nothing is drawn) or `broken` for a page from 1."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return "broken"
    drawn = pdfium.FPDFPage_CountObjects(page)
    pdfium.FPDF_ClosePage(page)
    return "loads" if drawn else "empty"


def video_facts(path: Path) -> dict[str, Any]:
    """Return the seconds that the movie header of an MP4 tells."""
    with path.open("rb") as file:
        seconds = movie_seconds(file, 0, path.stat().st_size)
    if seconds is None:
        raise Unreadable
    return {"medium": "video", "seconds": seconds}


def movie_seconds(file: BinaryIO, start: int, end: int) -> float | None:
    """Walk the boxes from start to end and read `mvhd`."""
    while start + 8 <= end:
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            header = 16
        size = size or end - start
        if size < header or start + size > end:
            raise Unreadable
        if kind == b"mvhd":
            return read_mvhd(file.read(size - header))
        if kind in CONTAINERS:
            found = movie_seconds(file, start + header, start + size)
            if found is not None:
                return found
        start += size
    return None


def read_mvhd(body: bytes) -> float:
    """Return the seconds of a movie header of either version."""
    scale, duration = struct.unpack_from(">IQ" if body[0] else ">II", body, 20 if body[0] else 12)
    return float(duration / scale) if scale else 0.0


def file_facts(path: Path, places: list[str]) -> dict[str, Any]:
    """Open an upload and return what is known of it."""
    if path.stat().st_size == 0:
        return {"problem": "empty"}
    with path.open("rb") as file:
        head = file.read(16)
    try:
        if b"%PDF-" in head:
            return pdf_facts(path, places)
        if head[4:8] == b"ftyp":
            return video_facts(path)
    except Unreadable:
        return {"problem": "damaged"}
    if path.suffix.lower() in {".pdf", *VIDEOS}:
        return {"problem": "other-type"}
    return {"medium": "other"}


# Places ------------------------------------------------------------------------------------------


def page_numbers(place: str) -> list[str | range] | None:
    """Return the pages that a place names: ranges of numbers, and labels."""
    fragment = PAGE_FRAGMENT.fullmatch(place)
    if fragment:
        number = int(fragment[1])
        return [range(number, number + 1)]
    match = PAGES.fullmatch(place.strip())
    if not match:
        return None
    named: list[str | range] = []
    for item in re.split(r"[,;&]", match["list"]):
        ends = [end.strip() for end in re.split(r"[-\u2013]", item)]
        if all(end.isdigit() for end in ends):
            named.append(range(int(ends[0]), int(ends[-1]) + 1))
        elif all(ROMAN.fullmatch(end) for end in ends):
            named += ends
        else:
            return None
    return named


def may_be_label(place: str) -> bool:
    """Tell whether a place may name a page by what is printed on it; `#page=` never does."""
    return page_numbers(place) is not None and not PAGE_FRAGMENT.fullmatch(place)


def physical_pages(place: str, labels: list[str]) -> list[int]:
    """Return the pages to look at, counted from the front."""
    pages: list[int] = []
    for each in page_numbers(place) or ():
        if isinstance(each, range):
            pages += each
        elif each in labels:
            pages.append(labels.index(each) + 1)
    return pages


def seconds_of(clock: str) -> float | None:
    """Return the seconds of `0:42`, `1:02:03` or `42.5`."""
    total = 0.0
    for number in clock.split(":"):
        if not number.replace(".", "", 1).isdigit():
            return None
        total = total * 60 + float(number)
    return total


def resolve_pages(place: str, facts: dict[str, Any]) -> str:
    """Say what a place on pages of a PDF comes to."""
    named = page_numbers(place)
    if facts["medium"] != "pdf":
        return "kind-mismatch"
    labels = facts["labels"]
    for each in named or ():
        if isinstance(each, str):
            if each not in labels:
                return "unverifiable"
        elif not each or each[0] < 1 or each[-1] > facts["pages"]:
            return "out-of-range"
        elif may_be_label(place) and str(each[0]) in labels and labels[each[0] - 1] != str(each[0]):
            return "label-differs"
    states = {facts["states"].get(page) for page in physical_pages(place, labels)}
    if "broken" in states:
        return "unreadable"
    return "empty-place" if states == {"empty"} else "resolved"


def resolve_time(match: re.Match[str], facts: dict[str, Any]) -> str:
    """Say what a moment or stretch of a recording comes to."""
    times = [seconds_of(clock) for clock in match.groups() if clock]
    if facts["medium"] != "video":
        return "kind-mismatch"
    if None in times:
        return "not-understood"
    longest = facts["seconds"] + GRACE_SECONDS
    in_range = all(time is not None and time <= longest for time in times)
    return "resolved" if in_range else "out-of-range"


def resolve(place: str, facts: dict[str, Any]) -> str:
    """Say what one place comes to in a file."""
    if page_numbers(place) is not None:
        return resolve_pages(place, facts)
    if facts["medium"] == "other":
        return "unverifiable"
    time = TIME_FRAGMENT.fullmatch(place) or (":" in place and TIME.fullmatch(place)) or None
    if time:
        return resolve_time(time, facts)
    return "not-specific" if VAGUE.fullmatch(place.strip()) else "not-understood"


# Self-analysis -----------------------------------------------------------------------------------


def read_entries(file: Path) -> list[dict[str, Any]]:
    """Read the entries of the self-analysis, each citation as artifact and places."""
    loaded = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    entries = []
    for position, written in enumerate(loaded["evidence"], start=1):
        detail = written.get("detail")
        entries.append(
            {
                "position": position,
                "details": detail if isinstance(detail, list) else [detail],
                "citations": [read_citation(each) for each in written.get("citations") or ()],
                "explanation": str(written.get("explanation") or ""),
            }
        )
    return entries


def read_citation(written: Any) -> dict[str, Any]:
    """Return the name and the places of a citation in either form."""
    if isinstance(written, str):
        name, _, fragment = written.partition("#")
        return {"named": name, "at": [fragment] if fragment else []}
    at = written.get("at")
    places = at if isinstance(at, list) else [at] if at is not None else []
    return {"named": str(written.get("artifact", "")), "at": [str(place) for place in places]}


def name_entries(entries: list[dict[str, Any]]) -> list[Finding]:
    """Give every entry an id, and tell unknown and doubled details."""
    findings: list[Finding] = []
    seen: Counter[str] = Counter()
    for entry in entries:
        first = entry["details"][0]
        known = [detail for detail in entry["details"] if detail in DETAILS]
        seen[first] += 1
        if first not in DETAILS:
            entry["id"] = f"part-2.entry[{entry['position']}]"
        else:
            entry["id"] = first if seen[first] == 1 else f"{first}[{seen[first]}]"
        if len(known) < len(entry["details"]) or seen[first] > 1:
            findings.append(("part-2.entries", entry["id"], "review"))
    return findings


def check_coverage(entries: list[dict[str, Any]]) -> list[Finding]:
    """Check that every detail has an entry that cites something."""
    cited = {detail for entry in entries if entry["citations"] for detail in entry["details"]}
    return [("part-2.coverage", detail, "fail") for detail in DETAILS if detail not in cited]


def find_upload(named: str, uploads: dict[str, Path]) -> str | None:
    """Return the path of the one upload that a name fits."""
    found = [path for path in (named, f"artifacts/{named}") if path in uploads]
    return found[0] if len(found) == 1 else None


def check_explanations(entries: list[dict[str, Any]]) -> list[Finding]:
    """Check that explanations are there, are no placeholders and no copies."""
    findings: list[Finding] = []
    earlier: set[str] = set()
    for entry in entries:
        text = entry["explanation"]
        if not WORD.search(PLACEHOLDER.sub("", text)):
            findings.append(("part-2.explained", entry["id"], "fail"))
            continue
        if PLACEHOLDER.search(text):
            findings.append(("part-2.explained", entry["id"], "review"))
        normal = " ".join(words_of(text))
        if normal in earlier or any(is_copy(normal, each) for each in entry["details"]):
            findings.append(("part-2.own-words", entry["id"], "fail"))
        earlier.add(normal)
    return findings


def is_copy(normal: str, detail: str) -> bool:
    """Tell whether an explanation is the wording of its detail or outcome with little added."""
    wordings = (DETAILS.get(detail), OUTCOMES.get(str(detail).partition(".")[0]))
    for wording in wordings:
        said = " ".join(words_of(wording or ""))
        if said and said in normal and normal.count(" ") - said.count(" ") <= OWN_WORDS:
            return True
    return False


def check_citations(
    entries: list[dict[str, Any]], uploads: dict[str, Path], report: dict[str, Any]
) -> list[Finding]:
    """Check that cited files are there and open, and that cited places exist."""
    findings: list[Finding] = []
    places: dict[str, list[str]] = {path: [] for path in uploads}
    cited: set[str] = set()
    for entry in entries:
        for citation in entry["citations"]:
            path = citation["path"] = find_upload(citation["named"], uploads)
            citation["id"] = f"{entry['id']}/{path or citation['named']}"
            if path is None or uploads[path].stat().st_size == 0:
                findings.append(("part-2.artifacts", citation["id"], "fail"))
            if path is not None:
                places[path] += citation["at"]
                cited.add(path)
    facts = {path: file_facts(file, places[path]) for path, file in uploads.items()}
    report["artifacts"] = {
        path: {name: fact for name, fact in known.items() if name not in {"labels", "states"}}
        for path, known in facts.items()
    }
    for path, known in facts.items():
        if "problem" in known and not (known["problem"] == "empty" and path in cited):
            findings.append(("part-2.readable", path, "fail"))
        if path not in cited:
            findings.append(("part-2.unused", path, "fail"))
    for entry in entries:
        for citation in entry["citations"]:
            findings += check_places(citation, facts)
    return findings


def check_places(citation: dict[str, Any], facts: dict[str, dict[str, Any]]) -> list[Finding]:
    """Check the places of one citation."""
    known = facts.get(citation["path"] or "", {})
    if "medium" not in known:
        return []
    states = [resolve(place, known) for place in citation["at"]]
    if not states:
        whole = known["medium"] == "other" or known.get("pages") == 1
        states = ["resolved" if whole else "not-specific"]
    citation["states"] = states
    wrong = {"not-specific", "out-of-range", "kind-mismatch", "empty-place"}
    if wrong.intersection(states):
        return [("part-2.places", citation["id"], "fail")]
    if "not-understood" in states:
        return [("part-2.places", citation["id"], "review")]
    if {"label-differs", "unverifiable"}.intersection(states):
        return [("part-2.places-verified", citation["id"], "review")]
    return []


# A portfolio -------------------------------------------------------------------------------------


def check_portfolio(folder: Path) -> dict[str, Any]:
    """Return the report on one portfolio."""
    report: dict[str, Any] = {"portfolio": folder.name, "words": {}}
    findings: list[Finding] = []
    files = {
        part: [
            folder / (part + suffix)
            for suffix in PART_SUFFIXES
            if (folder / (part + suffix)).exists()
        ]
        for part in ("part-1", "part-2", "part-3")
    }
    artifacts = folder / "artifacts"
    uploads = {
        file.relative_to(folder).as_posix(): file
        for file in sorted(artifacts.rglob("*"))
        if file.is_file()
    }
    findings += [(f"{part}.present", part, "fail") for part in files if not files[part]]
    for part in MINIMUM:
        if files[part]:
            findings += check_length(part, files[part], report)
    if not uploads:
        findings.append(("part-2.uploads", "part-2", "fail"))
    if files["part-2"]:
        entries = [entry for file in files["part-2"] for entry in read_entries(file)]
        findings += name_entries(entries)
        findings += check_coverage(entries)
        findings += check_explanations(entries)
        findings += check_citations(entries, uploads, report)
        report["entries"] = entries
    report["findings"] = findings
    return report


def main(portfolios: str, count: str, out: str) -> None:
    """Check the first portfolios of a folder and write a JSON report of each."""
    pdfium.FPDF_InitLibrary()
    for folder in sorted(Path(portfolios).iterdir())[: int(count)]:
        report = json.dumps(check_portfolio(folder), ensure_ascii=False)
        (Path(out) / f"{folder.name}.json").write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
