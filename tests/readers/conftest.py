"""The facts of files, read as a portfolio reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from mcrubric.builtins import fact_readers
from mcrubric.model.artifacts import Facts
from mcrubric.model.limits import Limits
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.facts import read_facts
from mcrubric.readers.reading import FactRequest

LookInto = Callable[..., Facts]


@pytest.fixture(scope="session")
def data() -> Path:
    """Small real files, written by ffmpeg."""
    return Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def worker() -> Iterator[WorkerClient]:
    # The hostile files of the tests take what they may; so much is enough for all others.
    with WorkerClient(replace(Limits(), worker_seconds=2.0)) as client:
        yield client


@pytest.fixture(scope="session")
def look_into(worker: WorkerClient) -> LookInto:
    """Read the facts of bytes under a name, as a portfolio does."""

    def look(
        data: bytes,
        name: str,
        pages: tuple[int, ...] = (),
        labels: tuple[str, ...] = (),
        limits: Limits | None = None,
        *,
        every_page: bool = False,
        text: bool = False,
    ) -> Facts:
        request = FactRequest(pages=pages, labels=labels, every_page=every_page, text=text)
        return read_facts(
            BytesIO(data), name, request, limits or Limits(), worker, fact_readers()
        ).facts

    return look
