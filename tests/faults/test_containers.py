"""Where a system gives little: no room, no right, no home, no process; told, or not needed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from handins import PERSONAL
from handmade import pdf_of
from processes import MAIN, SMALL, path_of_tests, run, started

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and rights are POSIX's")

NOBODY: Final = 4_242
"""A number that no user has: neither a name nor a home belongs to it."""
HEAD: Final = f"""
import json, os, resource, sys
from pathlib import Path
import mcrubric
from processes import SMALL
validator = mcrubric.Validator(mcrubric.load_rubric({PERSONAL!r}))
def become_nobody():
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid({NOBODY})
        os.setuid({NOBODY})
def told(report, outcome="open"):
    return sorted({{each.message.key for each in report.findings if each.outcome == outcome}})
def fails(report):
    return {{(e.requirement, e.target) for e in report.findings if e.outcome == "fail"}}
"""


def python(code: str) -> str:
    lines = code.strip("\n").splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip())
    return HEAD + "\n".join(line[indent:] for line in lines) + "\n"


@pytest.fixture(scope="session")
def program() -> str:
    """Return a Python that may be run by nobody: that of root may lie in root's own home."""
    names = (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}")
    user: Any = {"user": NOBODY} if os.getuid() == 0 else {}
    for name in filter(os.path.exists, names):
        with (
            suppress(PermissionError),
            started("-c", "import pydantic_core", program=name, cwd="/", **user) as process,
        ):
            process.communicate(timeout=60)
            if process.returncode == 0:
                return name
    pytest.skip("no Python may be run by nobody")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tmp_path.chmod(0o755)
    write(tmp_path / "hand-in", {**SMALL, "part-1.md": b"We began.\n", "artifacts/a.txt": b"Notes"})
    return tmp_path


def write(root: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)


def in_container(mounts: str, code: str, cwd: Path, python: str) -> Any:
    """Run code where the file system is as the mounts say, without any variable."""
    if os.getuid() or not shutil.which("unshare"):
        pytest.skip("only root can change what is mounted")
    paths = path_of_tests()["PYTHONPATH"].split(os.pathsep)
    program = f"import sys; sys.path[1:1] = {paths!r}\n{code}"
    done = subprocess.run(
        [str(shutil.which("unshare")), "--mount", "sh", "-c", f'{mounts} && exec "$@"', "sh",
         python, "-B", "-c", program],
        env={}, cwd=cwd, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    if "unshare failed" in done.stderr:
        pytest.skip("this container may not change what is mounted")
    assert (done.stderr, done.returncode) == ("", 0)
    return json.loads(done.stdout)


VALIDATES: Final = python("""
    become_nobody()
    report = validator.validate("hand-in")
    print(json.dumps([told(report), len(report.failures), report.portfolio.sha256]))
""")


@pytest.mark.parametrize(
    "mounts",
    ["mount -o remount,ro,bind /", "mount -t tmpfs none /proc", "mount -t tmpfs none /dev/shm",
     "mount -o remount,ro,bind / && mount -t tmpfs none /proc && mount -t tmpfs none /dev/shm"],
    ids=["read-only", "no-proc", "no-shm", "all"],
)  # fmt: skip
def test_a_bare_container_is_enough(folder: Path, mounts: str, program: str) -> None:
    """No variable, no user of that number, no home, nowhere to write, no /proc, no /dev/shm."""
    expected = run(VALIDATES, cwd=folder, program=program)
    assert expected[:2] == [["waits-for"], 0]
    assert in_container(mounts, VALIDATES, folder, program) == expected


@pytest.mark.parametrize("gone", [True, False], ids=["deleted", "unreadable"])
def test_a_working_directory_is_not_needed(folder: Path, program: str, *, gone: bool) -> None:
    code = python(f"""
        sound = validator.validate({{"files": SMALL}}).to_json()
        validator.close()
        os.mkdir("here")
        os.chdir("here")
        os.rmdir("../here") if {gone} else os.chmod(".", 0)
        become_nobody()
        print(json.dumps(validator.validate({{"files": SMALL}}).to_json() == sound))
    """)
    assert run(code, cwd=folder, program=program) is True


def test_where_no_process_can_be_started_the_rest_is_judged(folder: Path, program: str) -> None:
    """The failure is ours, and is told; what needs no process is told as ever."""
    code = python("""
        sound = validator.validate("hand-in")
        validator.close()
        become_nobody()
        soft, hard = resource.getrlimit(resource.RLIMIT_NPROC)
        resource.setrlimit(resource.RLIMIT_NPROC, (0, hard))
        report = validator.validate("hand-in")
        resource.setrlimit(resource.RLIMIT_NPROC, (soft, hard))
        later = validator.validate("hand-in")
        print(json.dumps([
            [each.error for each in report.failures], "crash" in told(report),
            fails(report) == fails(sound), later.to_json() == sound.to_json(),
        ]))
    """)
    [[failure], crash, same, later] = run(code, cwd=folder, program=program)
    assert failure.startswith("no worker process can be started: ")
    assert (crash, same, later) == (True, True, True)


def test_where_no_process_can_be_started_check_is_exit_3(folder: Path, program: str) -> None:
    code = f"""import os, resource
os.getuid() or os.setuid({NOBODY})
resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
{MAIN}"""
    words = ("check", "hand-in", "--rubric", PERSONAL)
    with started("-c", code, *words, cwd=folder, program=program) as check:
        out, err = check.communicate(timeout=60)
    assert (check.returncode, err) == (3, "")
    assert "no worker process can be started" in out
    assert "part-3" in out


def test_what_may_not_be_read_is_open(folder: Path, program: str) -> None:
    (folder / "hand-in" / "artifacts" / "more").mkdir()
    code = python("""
        sound = validator.validate("hand-in")
        seen = []
        for path in ("part-1.md", "artifacts/2.pdf", "artifacts/more", "artifacts", "."):
            path = os.path.join("hand-in", path)
            mode = os.stat(path).st_mode
            os.chmod(path, 0)
            child = os.fork()
            if not child:
                become_nobody()
                report = validator.validate("hand-in")
                wrong = fails(report) - fails(sound)
                os.write(1, json.dumps([told(report), sorted(wrong)]).encode() + b"\\n")
                os._exit(0)
            os.waitpid(child, 0)
            os.chmod(path, mode)
    """)
    with started("-c", code, cwd=folder, program=program) as process:
        out, err = process.communicate(timeout=60)
    assert err == ""
    keys, wrong = zip(*map(json.loads, out.splitlines()), strict=True)
    assert wrong == ([], [], [], [], [])
    first = ("unreadable-kind", "no-reader", "refused-locked", "refused-locked", "cannot-open")
    assert all(key in each for key, each in zip(first, keys, strict=True))


@pytest.mark.parametrize("limit", ["RLIMIT_NOFILE", "RLIMIT_AS"])
def test_a_process_that_is_out_of_room_tells_what_it_could_not_read(
    folder: Path, limit: str
) -> None:
    """A little more room each time: until all is read, what was not is open and accuses nobody."""
    (folder / "hand-in" / "artifacts" / "big.pdf").write_bytes(pdf_of(2) + bytes(12 << 20))
    code = python(f"""
        kind = resource.{limit}
        sound = validator.validate("hand-in")
        validator.close()
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        used = len(os.listdir("/proc/self/fd")) - 1 if "NOFILE" in {limit!r} else pages << 12
        step = 1 if "NOFILE" in {limit!r} else 8 << 20
        soft, hard = resource.getrlimit(kind)
        seen = []
        for more in range(12 if "NOFILE" in {limit!r} else 4):
            resource.setrlimit(kind, (used + more * step, hard))
            report = validator.validate("hand-in")
            validator.close()
            resource.setrlimit(kind, (soft, hard))
            seen.append([sorted(fails(report) - fails(sound)), told(report) != told(sound)])
        after = validator.validate("hand-in").to_json() == sound.to_json()
        print(json.dumps([seen, after]))
    """)
    with started("-c", code, cwd=folder) as process:
        # Of a thread that dies of want of memory Python itself says something.
        out, _ = process.communicate(timeout=100)
    seen, after = json.loads(out)
    assert [wrong for wrong, _ in seen] == [[]] * len(seen)
    assert seen[0][1]
    assert after


@pytest.mark.parametrize("output", ["/dev/full", "report.json"])
def test_a_report_that_does_not_fit_on_the_disk_is_exit_3(folder: Path, output: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no disk that is full")
    room = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); "
    words = ("check", "hand-in", "--rubric", PERSONAL, "--format", "json", "-o", output)
    with started("-c", room + MAIN, *words, cwd=folder) as check:
        out, err = check.communicate(timeout=60)
    assert (check.returncode, out) == (3, "")
    assert err.startswith(f"mcrubric: the report could not be written to {output}: ")
    assert len(err.splitlines()) == 1
