"""PDFs of every build, held against poppler and qpdf: pages and words.

Run with `MCRUBRIC_AGAINST=1 python -m pytest tests/against/test_pdf.py`; it needs
`libreoffice-writer-nogui`, `poppler-utils` and `qpdf` from Debian.
"""

from __future__ import annotations

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from handmade import SCAN, pdf_of

from mcrubric.builtins import fact_readers
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.isolated import with_worker
from mcrubric.readers.pdf.pdf import PDF_TEXT
from mcrubric.readers.reading import FactRequest
from mcrubric.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.skipif(
    os.environ.get("MCRUBRIC_AGAINST") != "1",
    reason="MCRUBRIC_AGAINST=1 holds PDFs against poppler and qpdf",
)
SECONDS: Final = 120
TEXT: Final = Path(__file__).resolve().parents[1] / "portfolios" / "complete-personal" / "part-1.md"
ROMAN: Final = "0 << /S /r >> 4 << /S /D >> 8 << /S /A /P (A-) >>"
MADE: Final[Mapping[str, bytes]] = {
    "one": pdf_of(1),
    "many": pdf_of(700),
    "labels": pdf_of(12, labels=ROMAN),
    "scans": pdf_of(3, texts=(SCAN,) * 3),
    "blank": pdf_of(9, texts=("",) * 9),
    "nested": pdf_of(3, kids="<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >> 7 0 R"),
    "a-page-twice": pdf_of(6, kids=" ".join(f"{n} 0 R" for n in (3, 5, 3, 7, 9, 11))),
}
QPDF: Final[Mapping[str, tuple[str, ...]]] = {
    "object-streams": ("--object-streams=generate",),
    "linearized": ("--linearize",),
    "linearized-streams": ("--linearize", "--object-streams=generate"),
    "plain": ("--qdf", "--object-streams=disable"),
    "pdf-1.0": ("--force-version=1.0", "--object-streams=disable"),
    "pdf-1.4": ("--force-version=1.4",),
    "pdf-2.0": ("--min-version=2.0",),
    "owner-password": ("--encrypt", "", "owner", "256", "--print=none", "--extract=n", "--"),
    "aes-128": ("--encrypt", "", "owner", "128", "--use-aes=y", "--"),
    "rc4": ("--allow-weak-crypto", "--encrypt", "", "owner", "40", "--"),
    "attachment": ("--add-attachment", str(TEXT), "--"),
}
BYTES: Final = {
    "junk-before": lambda data: b"\x00 mail header \r\n" * 20 + data,
    "junk-behind": lambda data: data + b"\0" * 9_000,
    "page-behind": lambda data: data + b"<html>" * 2_000,
    "no-end-mark": lambda data: data[: data.rindex(b"startxref")],
    "wrong-table": lambda data: data.replace(b"startxref\n", b"startxref\n9"),
    "line-ends": lambda data: data.replace(b"endobj\n", b"endobj\r\n"),
    "changed-later": lambda data: data + _update(data),
}


def _update(data: bytes) -> bytes:
    """Return an incremental update that names a title and changes no page."""
    before = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    number = int(re.findall(rb"/Size (\d+)", data)[-1])
    root = re.findall(rb"/Root \d+ \d+ R", data)[-1]
    added = b"%d 0 obj\n<< /Title (later) >>\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d %s /Prev %d >>\n" % (
        number, len(data), number + 1, root, before,
    )  # fmt: skip
    return added + table + b"startxref\n%d\n%%%%EOF\n" % (len(data) + len(added))


def run(*command: str | Path) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=SECONDS, errors="replace"
    )
    return done.stdout


@pytest.fixture(scope="module")
def worker() -> Iterator[WorkerClient]:
    with WorkerClient(Limits(worker_seconds=20.0)) as client:
        yield client


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a narrative as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("written")
    (folder / "part-1.txt").write_text(TEXT.read_text("utf-8"), "utf-8")
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "part-1.txt")
    return folder / "part-1.pdf"


def counts(path: Path) -> set[str]:
    """Return what poppler and qpdf make of the number of pages, where they can."""
    poppler = re.findall(r"^Pages:\s+(\d+)", run("pdfinfo", path), re.MULTILINE)
    return {*poppler, *run("qpdf", "--show-npages", path).split()}


def facts_of(path: Path, worker: WorkerClient, **asked: Any) -> Any:
    data = BytesIO(path.read_bytes())
    return read_facts(data, path.name, FactRequest(**asked), Limits(), worker, fact_readers()).facts


def agree(path: Path, worker: WorkerClient) -> None:
    said = counts(path)
    assert len(said) == 1, f"the tools do not agree: {said}"
    pages = int(said.pop())
    for asked in ({}, {"pages": (1, pages)}, {"every_page": True}, {"text": True}):
        facts = facts_of(path, worker, **asked)
        assert (facts.pages, facts.problem) == (pages, None), asked
        assert all(state.loads for state in facts.page_states)


@pytest.mark.parametrize("made", MADE)
@pytest.mark.parametrize("build", ["as-made", *QPDF, *BYTES, "cairo"])
def test_pages_are_as_many_as_others_count(
    made: str, build: str, tmp_path: Path, worker: WorkerClient
) -> None:
    path, source = tmp_path / "made.pdf", tmp_path / "source.pdf"
    source.write_bytes(MADE[made])
    if build in QPDF:
        run("qpdf", source, *QPDF[build], path)
    elif build == "cairo":
        run("pdftocairo", "-pdf", source, path)
    else:
        path.write_bytes(BYTES.get(build, bytes)(MADE[made]))
    agree(path, worker)


@pytest.mark.parametrize("build", QPDF)
def test_words_are_those_that_poppler_reads(
    written: Path, build: str, tmp_path: Path, worker: WorkerClient
) -> None:
    path = tmp_path / "made.pdf"
    run("qpdf", written, *QPDF[build], path)
    agree(path, worker)
    document = with_worker(PDF_TEXT, worker).read(path.read_bytes(), path.name, Limits())
    count = count_words((document,), ())
    others = len(run("pdftotext", path, "-").split())
    assert count.by_rule["whitespace"] + sum(count.left_out.values()) == pytest.approx(
        others, rel=0.01
    )


def test_labels_are_those_that_others_see(tmp_path: Path, worker: WorkerClient) -> None:
    path = tmp_path / "labels.pdf"
    path.write_bytes(MADE["labels"])
    assert facts_of(path, worker).labels == (
        "i", "ii", "iii", "iv", "1", "2", "3", "4", "A-A", "A-B", "A-C", "A-D",
    )  # fmt: skip


def test_a_password_is_told(tmp_path: Path, worker: WorkerClient, written: Path) -> None:
    path = tmp_path / "locked.pdf"
    run("qpdf", written, "--encrypt", "secret", "owner", "256", "--", path)
    assert facts_of(path, worker).problem.kind == "encrypted"
