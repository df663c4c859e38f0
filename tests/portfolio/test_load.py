"""What a run does not need is not read, and what time does not allow is told."""

from __future__ import annotations

import pickle
import re
import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from handmade import pdf_of, typed

from mcrubric.builtins import fact_readers
from mcrubric.builtins import readers as built_in_readers
from mcrubric.model.artifacts import Facts
from mcrubric.model.documents import Document
from mcrubric.model.limits import Limits
from mcrubric.portfolio.load import Readers, Wanted, load
from mcrubric.readers import interpreter
from mcrubric.readers.client import WorkerClient
from mcrubric.readers.reading import FactReader, FactRequest, Reader

if TYPE_CHECKING:
    from pathlib import Path

    from mcrubric.model.rubric import Rubric

FILES = {
    "part-1.txt": b"one",
    "part-2.yaml": b"""\
evidence:
  - detail: EO1.connect
    citations:
      - {artifact: a.txt, at: ["p. 2", "pages 4-6", "p. iv", "pages 1-90"]}
      - {artifact: b.txt, at: line 1}
      - notes.txt
""",
    "part-3.txt": b"three",
    "notes.txt": b"mine",
    "draft.txt": b"not cited",
    "artifacts/a.txt": b"same",
    "artifacts/b.txt": b"same",
    "artifacts/c.txt": b"same",
}


class Seen:
    """Readers that note what they were asked for."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        self.requests: list[FactRequest] = []

    def document(self, data: bytes, path: str, limits: Limits) -> Document:
        del limits
        self.documents[path] += 1
        return Document(path=path, text=data.decode())

    def facts(self, stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
        del stream, limits
        self.requests.append(request)
        return Facts(medium="text", lines=1)

    @property
    def readers(self) -> Readers:
        return Readers(
            (Reader("seen", (".txt",), self.document),),
            (FactReader("seen", ("text",), self.facts),),
        )


def run(rubric: Rubric, seen: Seen, wanted: Wanted | None = None, **limits: Any) -> Any:
    return load(
        {"files": FILES}, rubric, wanted=wanted or Wanted(), readers=seen.readers, worker=None,
        limits=Limits(**limits),
    ).portfolio  # fmt: skip


def test_everything_is_read_once(rubric: Rubric) -> None:
    seen = Seen()
    portfolio = run(rubric, seen)
    assert seen.documents == {"part-1.txt": 1, "part-3.txt": 1}
    assert [each.path for each in portfolio.artifacts] == [
        "artifacts/a.txt", "artifacts/b.txt", "artifacts/c.txt", "notes.txt",
    ]  # fmt: skip
    assert portfolio.files == 8
    # a.txt has pages of its own to look at; b.txt and c.txt are the same to their reader.
    assert [(request.pages, request.labels) for request in seen.requests] == [
        ((1, 2, 4, 5, 6, 90), ("1", "2", "4", "6", "90", "iv")), ((), ()), ((), ()),
    ]  # fmt: skip
    assert pickle.loads(pickle.dumps(portfolio)) == portfolio  # noqa: S301 - our own bytes


def test_a_counted_run_looks_into_no_upload(rubric: Rubric) -> None:
    seen = Seen()
    portfolio = run(rubric, seen, Wanted(facts=False))
    assert seen.requests == []
    assert all(each.facts is None and each.sha256 for each in portfolio.artifacts)
    assert portfolio.sha256 == run(rubric, seen).sha256


def test_a_run_of_one_part_reads_all_for_others_are_compared_with_it(rubric: Rubric) -> None:
    seen, whole = Seen(), Seen()
    portfolio = run(rubric, seen, Wanted(parts=frozenset(("part-3",)), facts=False))
    assert seen.documents == {"part-1.txt": 1, "part-3.txt": 1}
    assert seen.requests == []
    assert portfolio.evidence == run(rubric, whole).evidence
    assert [part.files for part in portfolio.parts] == [
        ("part-1.txt",), ("part-2.yaml",), ("part-3.txt",),
    ]  # fmt: skip
    assert portfolio.sha256 == run(rubric, seen).sha256


def test_when_the_time_runs_out_the_rest_is_told(rubric: Rubric) -> None:
    seen = Seen()
    portfolio = run(rubric, seen, portfolio_seconds=1e-9)
    assert portfolio.stopped
    assert seen.requests == []
    assert not seen.documents
    assert {each.facts.problem.kind for each in portfolio.artifacts} == {"timeout"}
    assert {each.args["kind"] for each in portfolio.faults} == {"timeout"}
    assert all(part.files and part.unreadable for part in portfolio.parts)
    assert portfolio.sha256 == run(rubric, seen).sha256
    assert not run(rubric, seen).stopped


def _raises(data: bytes, path: str, limits: Limits) -> Document:
    raise ZeroDivisionError(data, path, limits)


def _exits(_data: bytes, _path: str, _limits: Limits) -> Document:
    sys.exit(0)


def _gives_nothing(_data: bytes, _path: str, _limits: Limits) -> Any:
    return None


def _gives_bytes(data: bytes, _path: str, _limits: Limits) -> Any:
    return data


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (_raises, r"ZeroDivisionError in _raises, line \d+"),
        (_exits, r"SystemExit in _exits, line \d+"),
        (_gives_nothing, "it gave NoneType, not Document"),
        (_gives_bytes, "it gave bytes, not Document"),
    ],
)
def test_a_reader_that_breaks_is_not_the_candidates_fault(
    rubric: Rubric, read: Any, what: str
) -> None:
    files = {**FILES, "part-2.md": b"## EO1.connect\n\nBy phone.\n"}
    del files["part-2.yaml"]
    readers = Readers((Reader("broken", (".txt", ".md"), read),), ())
    loaded = load({"files": files}, rubric, readers=readers, worker=None, limits=Limits())
    portfolio = loaded.portfolio
    assert [(f.key, f.args["kind"]) for f in portfolio.faults] == [("unreadable-part", "crash")] * 3
    assert all(part.unreadable and not part.documents for part in portfolio.parts)
    (failure,) = loaded.failures
    assert re.fullmatch(f"the reader broken failed: {what}", failure.error)
    assert "b'one'" not in str(loaded)
    problems = [each.facts.problem for each in portfolio.artifacts if each.facts]
    assert [each.kind for each in problems if each] == ["no-reader"] * 3


def test_a_reader_of_facts_that_breaks_is_told_beside_the_portfolio(rubric: Rubric) -> None:
    def broken(stream: BinaryIO, request: FactRequest, limits: Limits) -> Facts:
        raise ValueError(stream.read(), request, limits)

    readers = Readers((), (FactReader("broken", ("text",), broken),))
    loaded = load({"files": FILES}, rubric, readers=readers, worker=None, limits=Limits())
    assert {each.facts and each.facts.problem and each.facts.problem.kind
            for each in loaded.portfolio.artifacts} == {"crash"}  # fmt: skip
    (failure,) = loaded.failures
    assert failure.error.startswith("the reader broken failed: ValueError in broken, line ")


def test_a_worker_that_does_not_start_is_told_for_its_own_hand_in_alone(
    rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mcrubric.builtins import fact_readers
    from mcrubric.readers import interpreter
    from mcrubric.readers.client import WorkerClient

    monkeypatch.setattr(interpreter, "_BOOTSTRAP", "raise SystemExit(1)")
    readers, limits = Readers((), fact_readers()), Limits()
    with WorkerClient(limits) as worker:
        one = {"files": {"artifacts/a.pdf": pdf_of(1)}}
        first = load(one, rubric, readers=readers, worker=worker, limits=limits)
        other = load({"files": FILES}, rubric, readers=readers, worker=worker, limits=limits)
    (failure,) = first.failures
    assert failure.error == "the worker process ends before it is ready"
    assert other.failures == ()


def test_a_rubric_without_parts_reads_nothing_and_raises_nothing(rubric: Rubric) -> None:
    portfolio = run(replace(rubric, parts=(), outcomes=()), Seen())
    assert portfolio.parts == ()
    assert portfolio.opened


@pytest.mark.parametrize("name", ["complete-personal", "complete-external"])
def test_the_samples_are_read_whole(name: str, samples: Path) -> None:
    import mcrubric
    from mcrubric.builtins import fact_readers, readers
    from mcrubric.readers.client import WorkerClient

    rubric = mcrubric.load_rubric(f"mo/building-{name.removeprefix('complete-')}-relationships")
    limits = Limits()
    with WorkerClient(limits) as worker:
        everything = Readers(readers(), fact_readers())
        portfolio = load(
            samples / name, rubric, readers=everything, worker=worker, limits=limits
        ).portfolio
    assert portfolio.faults == ()
    assert {each for entry in portfolio.evidence for each in entry.details} == {
        detail.id for detail in rubric.details
    }
    assert all(c.artifact for entry in portfolio.evidence for c in entry.citations)
    assert not any(each.facts and each.facts.problem for each in portfolio.artifacts)


def test_a_hand_in_without_a_pdf_starts_no_process(rubric: Rubric) -> None:
    readers = Readers(built_in_readers(), fact_readers())
    with WorkerClient(Limits()) as worker:
        load({"files": FILES}, rubric, readers=readers, worker=worker, limits=Limits())
        assert worker._slots == {}


def test_a_part_that_is_a_pdf_is_read_in_the_process_of_the_uploads(rubric: Rubric) -> None:
    readers = Readers(built_in_readers(), fact_readers())
    files = {"part-1.pdf": pdf_of(1, texts=(typed("one two"),)), "artifacts/a.pdf": pdf_of(2)}
    with WorkerClient(Limits()) as worker:
        loaded = load({"files": files}, rubric, readers=readers, worker=worker, limits=Limits())
        (slot,) = worker._slots.values()
        assert slot._child is not None
        assert slot._child.answered == 2
    assert loaded.portfolio.parts[0].documents[0].text == "one two"


def test_a_process_that_cannot_be_started_is_nobodys_fault_but_ours(
    rubric: Rubric, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interpreter, "_BOOTSTRAP", "raise SystemExit(1)")
    readers = Readers(built_in_readers(), ())
    files = {"part-1.pdf": pdf_of(1)}
    with WorkerClient(Limits()) as worker:
        loaded = load({"files": files}, rubric, readers=readers, worker=worker, limits=Limits())
    assert [fault.args["kind"] for fault in loaded.portfolio.faults] == ["crash"]
    (failure,) = loaded.failures
    assert "WorkerStartError" in failure.error
