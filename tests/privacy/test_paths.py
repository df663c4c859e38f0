"""No output names a folder of the machine, its user or its host, and none is a traceback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import planted
import pytest
from canaries import Flock, seen

import mcrubric
from mcrubric.readers import interpreter

ROOT: Final = Path(__file__).resolve().parents[2]
TELLTALES: Final = ("whitlockcwd", "whitlockhome", "whitlocktmp", "whitlocksite", "whitlockuser")
DRIVER: Final = """
import json, sys
from mcrubric.cli.app import app
for words in json.loads(sys.argv[1]):
    print("$", *words, flush=True)
    try:
        app(words, prog_name="mcrubric")
    except SystemExit as end:
        print("=", end.code, flush=True)
"""
PLUGIN: Final = '''
import json, pathlib
from mcrubric.plugin import *

def broken(report, look):
    raise ValueError(str(pathlib.Path.cwd()) + report.to_json())

@check("tells-all", basis="counted", messages={"told": "It says {said} in {path}{aside}."})
def tells_all(part: Part, ctx: Context) -> Observations:
    """Tells all."""
    text = " ".join(document.text for document in part.documents)
    told = {"said": text, "path": part.files[0], "aside": f" ({text})"}
    seen = {"text": [text], "places": [{"path": text}]}
    yield review("told", **told, evidence=seen, at=(Place(path=text),))

@check("breaks-down", basis="counted")
def breaks_down(part: Part, ctx: Context) -> Observations:
    """Breaks down on what it reads."""
    raise OSError(2, part.documents[0].text, str(pathlib.Path.cwd()))

@hookimpl
def mcrubric_checks():
    return [tells_all, breaks_down]

@hookimpl
def mcrubric_formats():
    return [
        Format(name="shared", summary="s", write=lambda r, _: r.to_json() + "\\n", shared=True),
        Format(name="broken", summary="b", write=broken),
    ]
'''
UNLOADED: Final = (
    "import pathlib\nraise ImportError(f'no {pathlib.Path(__file__)} and \"{__file__} x\"')\n"
)
OVERLAY: Final = """schema: mcrubric.rubric/1
id: test/tells
requirements:
  - {id: part-1.told, part: part-1, check: tells-all, severity: note, derived: true}
  - {id: part-1.breaks, part: part-1, check: breaks-down, severity: note, derived: true}
"""
COMMANDS: Final = (
    "check in", "check in --format json", "check in --format shared", "check in --quote none",
    "check in --format shared --names", "check in --format shared --quote short",
    "check in --overlay tells.yaml --format shared",
    "check in --overlay tells.yaml --format json",
    "check in --format broken", "check in --format nothing", "check in -o no/folder/x.json",
    "check in --rubric bad.yaml", "check in --overlay bad.yaml", "check in --rubric none.yaml",
    "check hand-in.zip --format json", "check refused.zip --rubric ID",
    "check bytes.bin --rubric ID",
    "check . --rubric ID --format shared", "check nowhere", "check bytes.bin",
    "check named --format json", "check named --quote none", "check named",
    "check in --part part-9", "check",
    "demo", "init ID form", "init ID form", "init ID in", "init nothing form2",
    "rubrics", "checks", "explain part-1.length", "explain tells-all", "explain nothing",
    "facts in/part-1.md in/portfolio.yaml refused.zip", "facts nowhere", "facts in",
    "locate p.3 in/part-1.md", "locate p.3 nowhere", "locate x in/part-1.md --format json",
    "rubric lint bad.yaml", "rubric lint ID", "rubric lint none.yaml", "rubric lint unread.yaml",
    "rubric trace ID --source in/part-1.md", "rubric trace ID --source nowhere",
    "check in --format json -o stored.json", "diff stored.json stored.json",
    "diff stored.json stored.json --format json", "diff stored.json in/part-1.md",
    "diff nowhere stored.json", "check in --since stored.json --format shared",
    "check in --since nowhere", "verify stored.json in", "verify stored.json nowhere",
    "verify in/part-1.md in", "verify stored.json hand-in.zip",
    "schema report", "schema rubric --check bad.yaml", "schema rubric --check nowhere",
    "schema report --check in", "nothing", "check --nothing", "--version", "--help",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What each command wrote, standard output and standard error together."""

    output: str
    flock: Flock
    left: tuple[str, ...]

    def of(self, command: str) -> str:
        return self.output.partition(f"$ {command}\n")[2].partition("\n$ ")[0]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """Run every command in a place whose every folder would give it away."""
    root, flock = tmp_path_factory.mktemp("root"), Flock()
    here, home, temporary, site = (root / each for each in TELLTALES[:4])
    for folder in (here, home, temporary, site):
        folder.mkdir()
    files = planted.folder(flock)
    for name, data in files.items():
        (here / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "in" / name).write_bytes(data)
    (here / "hand-in.zip").write_bytes(planted.zipped(files, flock.text()))
    (here / "refused.zip").write_bytes(planted.refused_names(flock))
    (here / "bytes.bin").write_bytes(flock.text().encode())
    (here / "tells.yaml").write_text(OVERLAY)
    (here / "named").mkdir()
    (here / "named" / "portfolio.yaml").write_text(planted.manifests(flock)[0])
    (here / "bad.yaml").write_text("schema: mcrubric.rubric/1\nid: a/b\nwrong: 1\nparts: 3\n")
    (here / "unread.yaml").mkdir()
    for name, code in (("tells", PLUGIN), ("unloaded", UNLOADED)):
        _install(site, name, code)
    names = {"HOME": home, "TMPDIR": temporary, "USER": TELLTALES[4], "LOGNAME": TELLTALES[4]}
    paths = os.pathsep.join(map(str, (site, Path(mcrubric.__file__).parents[1])))
    given = [each.replace("ID", "mo/building-personal-relationships").split() for each in COMMANDS]
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(given)],
        cwd=here, env={**os.environ, **{k: str(v) for k, v in names.items()}, "PYTHONPATH": paths},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    left = (*temporary.rglob("*"), *home.rglob("*"))
    return Said(done.stdout, flock, tuple(map(str, left)))


def _install(site: Path, name: str, code: str) -> None:
    info = site / f"{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[mcrubric]\n{name} = {name}\n")
    (site / f"{name}.py").write_text(code)


def test_every_command_was_run_to_its_end(said: Said) -> None:
    from mcrubric.cli.app import COMMANDS as ALL

    assert said.output.count("\n= ") == len(COMMANDS)
    assert set(ALL) <= {each.split()[0] for each in COMMANDS}
    codes = {line for line in said.output.splitlines() if line.startswith("= ")}
    assert {"= 0", "= 1", "= 2", "= 3"} <= codes <= {"= 0", "= 1", "= 2", "= 3", "= 4"}


def test_no_output_names_a_folder_of_the_machine(said: Said) -> None:
    lines = said.output.casefold().splitlines()
    places = [*TELLTALES, str(ROOT).casefold(), sys.prefix.casefold(), "/tmp/", "/usr/"]  # noqa: S108
    assert [line for line in lines if any(each in line for each in places)] == []


def test_no_output_names_the_host(said: Said) -> None:
    host = socket.gethostname()
    if len(host) < 6:
        pytest.skip("the host has a name that may be a part of any word")
    assert host not in said.output


def test_no_output_is_a_traceback(said: Said) -> None:
    assert "Traceback" not in said.output
    assert 'File "' not in said.output
    assert ".py" not in said.output.replace("plugin.py", "").replace("unloaded.py", "")


def test_an_error_that_nobody_foresaw_is_told_by_where_it_was_raised(said: Said) -> None:
    told = said.of("check in --format broken")
    assert "could not be written to the standard output: the format broken failed" in told
    assert "tells.broken, line 6" in told
    assert "ValueError" in told
    assert seen(told, [*said.flock.in_texts, *said.flock.in_names]) == []


def test_a_plugin_that_cannot_be_loaded_is_told_without_its_folder(said: Said) -> None:
    assert 'ImportError: no unloaded.py and "unloaded.py x"' in said.of("check in --format nothing")


@pytest.mark.parametrize(
    "command",
    ["check in --format shared", "check in --overlay tells.yaml --format shared",
     "check in --since stored.json --format shared"],
)  # fmt: skip
def test_what_a_plugin_shares_holds_no_name(said: Said, command: str) -> None:
    told = said.of(command)
    assert '"schema":"mcrubric.report/1"' in told
    assert seen(told, [*said.flock.in_texts, *said.flock.in_names]) == []


@pytest.mark.parametrize(
    "command",
    ["check in --format json", "check in --overlay tells.yaml --format json",
     "check in --format shared --names", "check in --quote none",
     "check hand-in.zip --format json"],
)  # fmt: skip
def test_what_does_not_quote_holds_names_of_files_alone(said: Said, command: str) -> None:
    told = said.of(command)
    assert seen(told, said.flock.in_texts) == []
    assert seen(told, said.flock.in_names) != []


def test_a_check_that_marks_nothing_gives_nothing_away(said: Said) -> None:
    shared = said.of("check in --overlay tells.yaml --format shared")
    assert "It says … in part-1.md." in shared


def test_a_rubric_that_a_portfolio_names_is_quoted_on_a_terminal_alone(said: Said) -> None:
    for command in ("check named --format json", "check named --quote none"):
        told = said.of(command)
        assert "there is no rubric '…'; there are: mo/building-external" in told
        assert seen(told, said.flock.in_texts) == []
    assert seen(said.of("check named"), said.flock.in_texts) != []


def test_a_worker_that_cannot_be_started_is_told_without_its_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(interpreter, "interpreter", lambda: f"/home/{TELLTALES[1]}/python3")
    files = planted.folder(Flock())
    report = mcrubric.validate(
        {"files": files}, mcrubric.load_rubric("mo/building-personal-relationships")
    )
    assert [each for each in report.failures if "worker process" in each.error]
    assert TELLTALES[1] not in report.to_json()


def test_what_is_shared_never_quotes(said: Said) -> None:
    told = said.of("check in --format shared --quote short")
    assert "the format shared is read by others and never quotes" in told
    assert "\n= 2" in f"\n{told}"


def test_nothing_is_left_behind(said: Said) -> None:
    assert said.left == ()
