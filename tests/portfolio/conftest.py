"""A small rubric and the built-in readers, for tests that load hand-ins."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pytest

from mcrubric.builtins import fact_readers, readers
from mcrubric.model.limits import Limits
from mcrubric.model.portfolio import Portfolio
from mcrubric.model.rubric import Detail, Outcome, PartOutline, Rubric
from mcrubric.portfolio.load import Readers, Wanted, load
from mcrubric.readers.client import WorkerClient

if TYPE_CHECKING:
    from pathlib import Path

Load = Callable[..., Portfolio]
Files = Mapping[str, bytes | str]


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    """Two outcomes that share the word `connect`, and the three parts."""
    return Rubric(
        id="test/small",
        version="1.0.0",
        title="Small",
        outcomes=(
            Outcome(
                id="EO1",
                statement="Implement protocols that ensure the leader is approachable.",
                details=(
                    Detail(id="EO1.approachable", statement="approachable", derived=True),
                    Detail(id="EO1.connect", statement="connect", derived=True),
                ),
            ),
            Outcome(
                id="EO2",
                statement="Demonstrate social awareness.",
                details=(
                    Detail(id="EO2.social-awareness", statement="social awareness"),
                    Detail(id="EO2.connect", statement="connect", aliases=("connecting",)),
                ),
            ),
        ),
        parts=(
            PartOutline(id="part-1", kind="document", label="Narrative"),
            PartOutline(id="part-2", kind="evidence", label="Self-analysis"),
            PartOutline(id="part-3", kind="document", label="Reflection"),
        ),
    )


@pytest.fixture(scope="session")
def worker() -> Iterator[WorkerClient]:
    """One worker process for all tests that need one."""
    with WorkerClient(Limits()) as client:
        yield client


@pytest.fixture
def loaded(rubric: Rubric, worker: WorkerClient) -> Load:
    """Load a source against the small rubric with everything built in."""
    everything = Readers(readers(), fact_readers())

    def loaded(source: Any, *, wanted: Wanted | None = None, **limits: Any) -> Portfolio:
        return load(
            source, rubric, wanted=wanted or Wanted(), readers=everything, worker=worker,
            limits=Limits(**limits),
        ).portfolio  # fmt: skip

    return loaded


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files into a folder and return it."""

    def folder(files: Files) -> Path:
        root = tmp_path / "hand-in"
        root.mkdir()
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return folder


@pytest.fixture
def zipped() -> Callable[[Files], bytes]:
    """Pack files into a zip archive and return its bytes."""

    def zipped(files: Files) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return stream.getvalue()

    return zipped
