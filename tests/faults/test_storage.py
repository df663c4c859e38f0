"""Disks, shares and streams that fail: told as open, never held against who handed in."""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
from failing import ERRORS, Fault, failing_disk, stream_of
from handins import PERSONAL, SAMPLES, files_of, zip_of

import mcrubric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Validate = Callable[[Fault], mcrubric.Report]

SAMPLE: Final = SAMPLES / "complete-personal"
FILES: Final = files_of(SAMPLE)
KEPT: Final = ("family-handbook.pdf", "relationship-plan.pptx", "front-entry.jpg")
FEW: Final = {name: data for name, data in FILES.items() if "/" not in name or name.endswith(KEPT)}
"""Of most kinds one: what is asked of many is asked of each in the same way."""
OTHERS: Final = (*ERRORS, RuntimeError("of a framework"), ValueError("I/O on closed file"))
"""What streams that somebody else made raise too."""
SOAK: Final = "MCRUBRIC_SOAK" in os.environ
HANDED_IN: Final = FILES if SOAK else FEW
PACKED: Final = zip_of(HANDED_IN.items())


@pytest.fixture(scope="module")
def validator() -> Iterator[mcrubric.Validator]:
    with mcrubric.Validator(mcrubric.load_rubric(PERSONAL)) as made:
        yield made


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def on_disk(
    validator: mcrubric.Validator, root: Path, source: Any, fault: Fault
) -> mcrubric.Report:
    with failing_disk(root, fault):
        return validator.validate(source)


@pytest.fixture
def validate(validator: mcrubric.Validator, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    """Return what validates the sample in one of the forms that it can come as."""
    archive, folder = tmp_path / "hand-in.zip", tmp_path / "hand-in"
    archive.write_bytes(PACKED)
    write(folder, HANDED_IN)
    made: dict[str, Validate] = {
        "folder": partial(on_disk, validator, folder, folder),
        "zip": partial(on_disk, validator, archive, archive),
        "stream": lambda fault: validator.validate(stream_of(PACKED, fault)),
        "streams": lambda fault: validator.validate(
            {"files": {name: stream_of(data, fault) for name, data in HANDED_IN.items()}}
        ),
        "paths": partial(
            on_disk, validator, folder, {"files": {name: folder / name for name in HANDED_IN}}
        ),
    }
    return made[request.param]


def told(report: mcrubric.Report, *outcomes: str) -> set[tuple[str, str, str]]:
    return {
        (each.requirement, each.target, each.message.key)
        for each in report.findings
        if each.outcome in outcomes
    }


def passes(report: mcrubric.Report) -> set[tuple[str, str]]:
    return {
        (result.requirement, judgement.target)
        for result in report.results
        for judgement in result.judgements
        if judgement.outcome == "pass"
    }


def check_honest(report: mcrubric.Report, sound: mcrubric.Report) -> None:
    """Nothing is held against anybody, nothing unread passes, and what was not read is told."""
    assert told(report, "fail", "review") <= told(sound, "fail", "review")
    assert passes(report) <= passes(sound)
    assert report.failures == ()
    assert told(report, "open") or report.to_json() == sound.to_json()


@pytest.mark.parametrize(
    ("validate", "errors"),
    [("folder", ERRORS), ("zip", ERRORS), ("stream", OTHERS), ("streams", OTHERS),
     ("paths", ERRORS)],
    indirect=["validate"],
)  # fmt: skip
def test_whatever_fails_first_is_told_and_costs_nobody_anything(
    validate: Validate, errors: tuple[Exception, ...]
) -> None:
    counted = Fault()
    sound = validate(counted)
    assert counted.asked > len(HANDED_IN)
    for at in range(1, counted.asked + 1):
        for more in range(len(errors) * 2 if SOAK else 1):
            error = errors[(at + more) % len(errors)]
            fault = Fault(at, error, forever=(at + more) % (2 * len(errors)) < len(errors))
            try:
                report = validate(fault)
            except mcrubric.NoSuchPathError:  # of a path that is not there when it is first named
                assert isinstance(error, FileNotFoundError)
                continue
            assert fault.met
            check_honest(report, sound)
    assert validate(Fault()).to_json() == sound.to_json()


ELSEWHERE: Final = "not handed in"


def shrink(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"%" * 100)


def become_a_link(path: Path) -> None:
    (path.parents[2] / "secret").write_text(ELSEWHERE, encoding="ascii")
    path.unlink()
    path.symlink_to(path.parents[2] / "secret")


def become_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def vanish(path: Path) -> None:
    path.unlink()


@pytest.mark.skipif(os.name != "posix", reason="links and pipes are made as on Unix")
@pytest.mark.parametrize("name", ["family-handbook.pdf", "relationship-plan.pptx", "part-1.md"])
@pytest.mark.parametrize(
    "happens", [shrink, grow, vanish, become_a_link, become_a_pipe, become_a_folder]
)
def test_a_file_that_is_another_when_it_is_opened_is_told(
    validator: mcrubric.Validator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    happens: Callable[[Path], None],
    name: str,
) -> None:
    write(tmp_path / "h", FEW)
    sound = validator.validate(tmp_path / "h")
    happened: list[str] = []
    real = os.open

    def opened(path: str, *args: Any, **options: Any) -> int:
        if str(path).endswith(name) and not happened:
            happened.append(path)
            happens(tmp_path / path)
        return real(path, *args, **options)

    monkeypatch.setattr(os, "open", opened)
    report = validator.validate(tmp_path / "h")
    assert happened
    check_honest(report, sound)
    assert told(report, "open")


LARGE: Final = 9 << 20
"""More than is kept of a file in memory, so that it is read in pieces."""


def large_deck() -> bytes:
    """Return a presentation with a picture of many bytes in it."""
    stream = io.BytesIO(FILES["artifacts/relationship-plan.pptx"])
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("ppt/media/image99.png", os.urandom(LARGE))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "large"),
    [("artifacts/a.pptx", large_deck()), ("artifacts/a.pdf", b"%PDF-1.7\n" + bytes(LARGE))],
    ids=["in-process", "worker"],
)
def test_a_large_file_whose_reading_fails_is_not_called_damaged(
    validator: mcrubric.Validator, name: str, large: bytes
) -> None:
    """Readers take an error of a disk for one of the file's own; what was met is kept in mind."""

    def validate(fault: Fault) -> mcrubric.Report:
        return validator.validate({"files": {"part-1.md": b"We.", name: stream_of(large, fault)}})

    counted = Fault()
    sound = validate(counted)
    for at in range(2, counted.asked + 1, 4):
        check_honest(validate(Fault(at)), sound)


def test_a_folder_that_cannot_be_listed_hides_no_upload_and_no_part(
    validator: mcrubric.Validator,
) -> None:
    """What lies in it is not called missing, nor is a part that may lie in it."""
    counted = Fault()
    with failing_disk(SAMPLE / "artifacts", counted):
        sound = validator.validate(SAMPLE)
    with failing_disk(SAMPLE / "artifacts", Fault(1)):
        report = validator.validate(SAMPLE)
    check_honest(report, sound)
    assert ("portfolio.readable", "portfolio", "refused-locked") in told(report, "open")
    assert report.readiness == "undecided"
    assert ("part-2.uploads", "part-2", "unseen") in told(report, "open")
