"""What the tool or a plugin does wrong: exit code 3 and a reason, never "something is missing"."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

import mcrubric as library
from mcrubric.cli.outcome import our_own_failures

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Install = Callable[..., None]

PERSONAL: Final = "mo/building-personal-relationships"
MAIN: Final = "from mcrubric.cli import main; main()"
SOURCES: Final = str(Path(library.__file__).parents[1])
FULL: Final = Path("/dev/full")

SHIPS: Final = """
from pathlib import Path
from mcrubric.plugin import hookimpl
print("loading {name}")

@hookimpl
def mcrubric_rubrics():
    print("asking {name}")
    return [Path(__file__).parent / "{name}_rubrics"]
"""

PRINTS: Final = """
from mcrubric.plugin import Format, hookimpl
print("loading {name}")

def write(report, look):
    print("writing {name}")
    return '{{"acme": true}}\\n'

@hookimpl
def mcrubric_formats():
    print("asking {name}")
    return [Format(name="acme", summary="Acme.", write=write)]
"""

ENDS: Final = """
import sys
from mcrubric.plugin import Format, hookimpl

def at_once(report, look):
    sys.exit(0)

def midway(report, look):
    yield "half of it"
    raise GeneratorExit

def deaf(report, look):
    sys.stderr.close()
    raise RuntimeError

def mute(report, look):
    sys.__stdout__.close()
    return "all of it"

@hookimpl
def mcrubric_formats():
    return [Format(name=each.__name__, summary="Ends.", write=each)
            for each in (at_once, midway, deaf, mute)]
"""

BREAKS: Final = "raise RuntimeError('planted in {name}')"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a plugin where Python finds it, as an installed package, with rubric files perhaps."""
    site = tmp_path / "site"
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(site), SOURCES)))

    def put(name: str, code: str, **rubrics: str) -> None:
        info = site / f"{name}-1.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (info / "entry_points.txt").write_text(f"[mcrubric]\n{name} = {name}\n")
        (site / f"{name}.py").write_text(code.format(name=name), encoding="utf-8")
        folder = site / f"{name}_rubrics" / name
        folder.mkdir(parents=True)
        for each, text in rubrics.items():
            (folder / f"{each}.yaml").write_text(text, encoding="utf-8")

    return put


def rubric(rubric_id: str, extra: str = "") -> str:
    return (
        f"schema: mcrubric.rubric/1\nid: {rubric_id}\nversion: 1.0.0\ntitle: T\n"
        "parts: [{id: part-1, kind: document, label: L}]\n" + extra
    )


needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, a disk that is full")


@needs_full
@pytest.mark.parametrize(
    "command",
    ["--help", "--version", "rubrics", "checks", "schema report", "explain part-1.length",
     "check --help", "check SAMPLE", "check SAMPLE --format json"],
)  # fmt: skip
def test_an_output_that_cannot_be_written_is_exit_3(command: str, samples: Path) -> None:
    sample = str(samples / "complete-personal")
    words = [sample if word == "SAMPLE" else word for word in command.split()]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, *words],
            stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@needs_full
def test_where_even_the_reason_cannot_be_written_the_exit_code_stays() -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "check", "nowhere"],
            stdout=full, stderr=full, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("command", "code"), [(f"init {PERSONAL} {'a' * 300}", 3), (f"check . --rubric {'a' * 300}", 2),
                          (f"check {'a' * 300}", 2), (f"init {'a' * 300} form", 2)],
    ids=["init", "rubric", "check", "unknown"],
)  # fmt: skip
def test_a_name_too_long_is_told_in_one_line(command: str, code: int, mcrubric: Run) -> None:
    done = mcrubric(*command.split())
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("mcrubric: ")


def test_a_portfolio_that_names_a_rubric_too_long_is_told_which_there_are(
    mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "portfolio.yaml").write_text(f"rubric: {'a' * 300}\n")
    done = mcrubric("check", ".")
    assert done.returncode == 2
    assert f"there are: mo/building-external-relationships, {PERSONAL}" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT to a process")
def test_ctrl_c_is_neither_ready_nor_missing(tmp_path: Path) -> None:
    """A reader that waits for a pipe nobody writes to is interrupted where it is."""
    os.mkfifo(tmp_path / "page.txt")
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); " + MAIN
    run = subprocess.Popen(
        [sys.executable, "-c", code, "rubric", "trace", PERSONAL, "--source", "page.txt"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    writer = os.open(tmp_path / "page.txt", os.O_WRONLY)  # waits until the page is being opened
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=60)
    os.close(writer)
    assert run.returncode == 130, err
    assert (out, err.strip()) == ("", "mcrubric: interrupted; nothing counts as looked at")


def test_a_closed_pipe_is_told_to_nobody() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.stdin.read(); {MAIN}", "schema", "report"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert run.stdout is not None
    run.stdout.close()
    _, err = run.communicate(b"", timeout=60)
    assert err == b""


def test_what_a_plugin_prints_never_gets_into_a_report(
    mcrubric: Run, install: Install, samples: Path
) -> None:
    install("acme", PRINTS)
    done = mcrubric("check", samples / "complete-personal", "--format", "acme")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"acme": True}
    assert done.stderr == "loading acme\nasking acme\nwriting acme\n"


@pytest.mark.parametrize("form", ["at_once", "midway", "deaf"])
@pytest.mark.parametrize("file", ["", "=report.txt"], ids=["stdout", "file"])
def test_a_format_that_ends_the_program_is_a_failure_of_the_tool(
    form: str, file: str, mcrubric: Run, install: Install, samples: Path, tmp_path: Path
) -> None:
    """What is checked may be ready or not: 0 and 1 would both be said of a report nobody has."""
    install("acme", ENDS)
    done = mcrubric("check", samples / "complete-personal", "--format", f"{form}{file}")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "report.txt").exists()
    if form != "deaf":
        assert f"the format {form} failed" in done.stderr


@pytest.mark.parametrize(("file", "code"), [("", 3), ("=report.txt", 0)], ids=["stdout", "file"])
def test_a_format_that_closes_the_standard_output_costs_what_goes_there(
    file: str, code: int, mcrubric: Run, install: Install, samples: Path
) -> None:
    install("acme", ENDS)
    done = mcrubric("check", samples / "complete-personal", "--format", f"mute{file}")
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_a_plugin_that_ends_the_program_elsewhere_is_a_failure_of_the_tool(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(click.exceptions.Exit) as ended, our_own_failures():
        sys.exit(0)
    assert ended.value.exit_code == 3
    assert capsys.readouterr().err.splitlines()[-1].strip() == "SystemExit"


def test_a_plugin_that_ships_the_rubric_and_prints_is_kept_out_of_a_report(
    mcrubric: Run, install: Install, tmp_path: Path
) -> None:
    install("acme", SHIPS, one=rubric("acme/one"))
    (tmp_path / "portfolio.yaml").write_text("rubric: acme/one\n")
    (tmp_path / "part-1.md").write_text("Words.\n")
    done = mcrubric("check", ".", "--format", "json")
    assert json.loads(done.stdout)["rubric"]["id"] == "acme/one", done.stderr
    assert done.stderr == "loading acme\nasking acme\n", "it is loaded once"


def test_a_rubric_that_a_broken_plugin_may_have_is_exit_3(
    mcrubric: Run, install: Install, tmp_path: Path
) -> None:
    install("acme", BREAKS)
    (tmp_path / "portfolio.yaml").write_text("rubric: acme/one\n")
    commands = ("check .", "init acme/one form", "rubric lint acme/one",
                f"check . --rubric {PERSONAL} --format acme")  # fmt: skip
    for command in commands:
        done = mcrubric(*command.split())
        assert done.returncode == 3, command
        assert done.stderr.startswith("there is no "), command
        assert "could not be loaded: RuntimeError: planted in acme\n" in done.stderr
        assert done.stdout == ""


def test_a_broken_plugin_is_told_and_costs_nothing_else(
    mcrubric: Run, install: Install, samples: Path
) -> None:
    install("acme", BREAKS)
    done = mcrubric("check", samples / "complete-personal")
    assert (done.returncode, done.stderr) == (3, "")
    assert "Nothing is missing that a machine can see." in done.stdout
    assert "planted in acme" in done.stdout


def test_lint_never_says_no_mistakes_of_a_check_that_it_could_not_look_up(
    mcrubric: Run, install: Install, tmp_path: Path
) -> None:
    install("acme", BREAKS)
    asks = "requirements: [{id: a, part: part-1, check: acme-s, severity: error, quote: x}]\n"
    (tmp_path / "x.yaml").write_text(rubric("x", asks))
    done = mcrubric("rubric", "lint", "x.yaml")
    assert done.returncode == 3
    assert "no mistakes" not in done.stdout
    assert "planted in acme" in done.stderr


def test_a_plugin_s_rubric_with_mistakes_hides_no_other(mcrubric: Run, install: Install) -> None:
    install(
        "acme", SHIPS, bad=rubric("acme/bad", "titel: x\n"), worse="a: [", zoo=rubric("acme/zoo")
    )
    done = mcrubric("rubrics")
    assert done.returncode == 2
    assert "acme/zoo  (1.0.0)" in done.stdout
    assert PERSONAL in done.stdout
    assert "acme/bad" not in done.stdout
    assert "'titel' is not known here" in done.stderr
    assert "worse.yaml:" in done.stderr
    assert done.stdout.count("asking acme") == 1
    told = mcrubric("explain", "part-1.length")
    assert "(1,000-word minimum)" in told.stdout
    assert "'titel' is not known here" in told.stderr


def test_a_list_names_the_plugins_that_could_not_be_loaded(mcrubric: Run, install: Install) -> None:
    install("acme", BREAKS)
    for command in ("rubrics", "checks", "explain word-minimum", "explain nonsense"):
        done = mcrubric(*command.split())
        assert done.returncode == 3, command
        assert "the plugin acme could not be loaded: RuntimeError: planted in acme" in done.stderr


def test_a_file_that_cannot_be_opened_is_not_asked_for_its_rubric(
    mcrubric: Run, tmp_path: Path
) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 cut off")
    (tmp_path / "empty.zip").write_bytes(b"")
    for name in ("bad.zip", "empty.zip"):
        done = mcrubric("check", name)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{name} cannot be opened as a portfolio, so it cannot say")
        assert "does not say which rubric" not in done.stderr
        assert f"  {PERSONAL}\n" in done.stderr
        assert mcrubric("check", name, "--rubric", PERSONAL).returncode == 1
    with zipfile.ZipFile(tmp_path / "good.zip", "w") as archive:
        archive.writestr("part-1.md", "Words.")
    assert "good.zip does not say which rubric it is for" in mcrubric("check", "good.zip").stderr


@pytest.mark.parametrize("flag", ["-P", "-c"])
def test_the_package_runs_and_is_imported_with_a_safe_path(flag: str, tmp_path: Path) -> None:
    """The first entry of the search path is then no working directory, and it stays."""
    path = "import sys; before = [*sys.path]; import mcrubric.__main__; assert sys.path == before"
    words = ["-P", "-m", "mcrubric", "--version"] if flag == "-P" else ["-c", path]
    done = subprocess.run(
        [sys.executable, *words],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_nothing_in_the_working_directory_is_imported(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('imported from the portfolio')\n")
    done = subprocess.run(
        [sys.executable, "-m", "mcrubric", "--version"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
