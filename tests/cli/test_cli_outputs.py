"""Several formats of one run, each into its file; what cannot be written costs only itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import mcrubric as library
from mcrubric.cli.outputs import Showing, outputs_of, write_all
from mcrubric.model.formats import Format, Look

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., "subprocess.CompletedProcess[str]"]

SAMPLE = "incomplete-personal"


@pytest.fixture(scope="module")
def incomplete(samples: Path) -> library.Report:
    rubric = library.load_rubric("mo/building-personal-relationships")
    return library.validate(samples / SAMPLE, rubric)


def test_one_run_writes_several_formats(mcrubric: Run, samples: Path, tmp_path: Path) -> None:
    report, text = tmp_path / "report.json", tmp_path / "report.txt"
    done = mcrubric(
        "check", samples / SAMPLE, "--format", f"json={report}", "--format", f"terminal={text}"
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    assert json.loads(report.read_text("utf-8"))["readiness"] == "not-ready"
    assert "Not ready yet" in text.read_text("utf-8")


def test_one_format_may_have_the_standard_output(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    text = tmp_path / "report.txt"
    done = mcrubric("check", samples / SAMPLE, "--format", "json", "--format", f"terminal={text}")
    alone = mcrubric("check", samples / SAMPLE, "--format", "json")
    assert done.stdout == alone.stdout
    assert "Not ready yet" in text.read_text("utf-8")


USAGE = [
    (["--format", "json", "--format", "terminal"], "json and terminal would both go to"),
    (["--format", "json="], "--format json= names no file"),
    (["--format", "json={}", "-o", "{}"], "-o is for a format without a file of its own"),
    (["--format", "json={}", "--format", "terminal={}"], "two formats would be written into"),
    (["--format", "jsn={}"], "there is no format 'jsn'"),
    (["--prefix", "../other"], "--prefix is a folder inside the repository"),
    (["--prefix", "/portfolios"], "--prefix is a folder inside the repository"),
    (["--prefix", "a/../.."], "--prefix is a folder inside the repository"),
]


@pytest.mark.parametrize(("options", "told"), USAGE, ids=lambda each: str(each)[:40])
def test_what_cannot_be_meant_is_told_before_anything_is_written(
    options: list[str], told: str, mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    file = tmp_path / "out"
    done = mcrubric("check", samples / SAMPLE, *(each.format(file) for each in options))
    assert done.returncode == 2
    assert told in done.stderr
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_exit_3_and_costs_the_others_nothing(
    mcrubric: Run, samples: Path, tmp_path: Path
) -> None:
    there, nowhere = tmp_path / "report.json", tmp_path / "missing" / "report.txt"
    done = mcrubric(
        "check", samples / SAMPLE, "--format", f"terminal={nowhere}", "--format", f"json={there}"
    )
    assert done.returncode == 3
    assert done.stderr.startswith("mcrubric: the report could not be written to ")
    assert "No such file or directory" in done.stderr
    assert json.loads(there.read_text("utf-8"))["readiness"] == "not-ready"


def pieces_that_break(_report: library.Report, _look: Look) -> Iterator[str]:
    yield "half of it"
    raise RuntimeError("broken")


def test_of_a_format_that_breaks_nothing_is_left_to_be_believed(
    incomplete: library.Report, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Format(name="broken", summary="breaks", write=pieces_that_break)
    sound = Format(name="sound", summary="writes", write=lambda *_: "all of it\n")
    files = {each: tmp_path / each.name for each in (broken, sound)}
    files[broken].write_text("of an earlier run", encoding="utf-8")
    known = Known({each.name: each for each in files})
    outputs = outputs_of(known, [f"{form.name}={path}" for form, path in files.items()], None)  # type: ignore[arg-type] # all that is asked of a library
    showing = Showing(quote=None, names=False, look=Look())
    assert not write_all(incomplete, outputs, showing, None)
    assert "the format broken failed" in capsys.readouterr().err
    assert not files[broken].exists()
    assert files[sound].read_text("utf-8") == "all of it\n"


class Known:
    """What is asked of a library here: its formats."""

    def __init__(self, forms: dict[str, Format]) -> None:
        self.format = forms.__getitem__


def test_files_of_another_kind_are_never_taken_away(
    incomplete: library.Report, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Format(name="broken", summary="breaks", write=pieces_that_break)
    outputs = outputs_of(Known({"broken": broken}), ["broken=/dev/null"], None)  # type: ignore[arg-type] # see above
    assert not write_all(incomplete, outputs, Showing(quote=None, names=False, look=Look()), None)
    assert "/dev/null" in capsys.readouterr().err
