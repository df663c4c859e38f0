"""Run the check once, keep its reports outside the portfolio, and its exit code as an output."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mcrubric.escaping import markdown
from mcrubric.escaping.github import log_line

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_REPORT: Final = (2, 3)
"""Exit codes that say why there may be no report."""
FINISHED: Final = (0, 1, 4)
"""Exit codes of a check that looked at everything it was asked to look at."""
NOTHING: Final = "The portfolio was not checked"


def arguments(environ: Mapping[str, str], folder: Path) -> list[str]:
    """Return the words of `mcrubric check`; whatever an input holds, it is one word of them."""
    portfolio = environ["PORTFOLIO"]
    made = ["check", "--format=github"]
    made += [f"--format=json={folder / 'report.json'}"]
    made += [f"--format=markdown={folder / 'summary.md'}"]
    place = in_repository(Path(portfolio))
    if place.partition("/")[0] != "..":  # elsewhere, no file of the repository can be pointed at
        made += [f"--prefix={place}"]
    if is_true(environ["SARIF"]):
        made += [f"--format=sarif={folder / 'report.sarif'}", "--sarif-results=fail"]
    if is_true(environ["NAMES"]):
        made += ["--names"]
    if environ["RUBRIC"].strip():  # a blank one is left out: the portfolio names its rubric
        made += [f"--rubric={environ['RUBRIC']}"]
    for line in filter(None, map(str.strip, environ["OPTIONS"].splitlines())):
        made += option(line)
    return [*made, "--", portfolio]


def option(line: str) -> list[str]:
    """Return an option's words: `--name=value` is one, `--name value` two, whatever the value."""
    name, space, value = line.partition(" ")
    return [name, value.strip()] if space and "=" not in name else [line]


def is_true(value: str) -> bool:
    """Return whether an input says yes, in the letters that GitHub's own comparison takes."""
    return value.strip().lower() == "true"


def in_repository(portfolio: Path) -> str:
    """Return the portfolio's folder in its repository, wherever that was checked out."""
    path = Path(os.path.abspath(portfolio))  # noqa: PTH100 - no links followed
    above = (each for each in (path, *path.parents) if (each / ".git").exists())
    return Path(os.path.relpath(path, next(above, Path.cwd()))).as_posix()


def check(words: list[str]) -> tuple[int, list[str]]:
    """Run the check, its annotations to the log; return its exit code and what else it says."""
    # -I: neither the working directory nor the environment has a say in what is imported.
    done = subprocess.run(
        [sys.executable, "-I", "-m", "mcrubric", *words], stderr=subprocess.PIPE, check=False
    )
    return done.returncode, done.stderr.decode("utf-8", "replace").splitlines()


def unmade(said: list[str]) -> str:
    """Return the summary of a check that was not made: a block of code, in which nothing is run."""
    lines = "".join(f"    {log_line(line)}\n" for line in said)
    return f"{NOTHING}:\n\n{lines}" if lines else f"{NOTHING}.\n"


def headed(summary: str, portfolio: str) -> str:
    """Return a summary below its portfolio's folder: a job may check several, each in a step."""
    name = in_repository(Path(portfolio))
    return summary if name == "." else f"# {markdown.text(name)}\n\n{summary}"


def kept(folder: Path, code: int) -> dict[str, str]:
    """Return the outputs of this step; what was not written, or must not be sent, is blank."""
    report, sarif = folder / "report.json", folder / "report.sarif"
    said = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    # Code scanning takes what is not in SARIF for fixed, also what nobody looked at.
    whole = bool(said) and code in FINISHED and not said.get("timed_out")
    return {
        "readiness": said.get("readiness") or "",
        "report": str(report) if said else "",
        "sarif": str(sarif) if whole and sarif.is_file() else "",
        # A code without a report is none of a check: `--help` among the options ends with 0.
        "exit-code": str(code) if said or code in NO_REPORT else "",
    }


def main(environ: Mapping[str, str]) -> None:
    """Check, and write the summary and the outputs where the runner looks for them."""
    folder = Path(tempfile.mkdtemp(prefix="mcrubric-", dir=environ["RUNNER_TEMP"]))
    code, said = check(arguments(environ, folder))
    for line in said:
        print(log_line(line))  # no line of it is a command to the runner
    summary = folder / "summary.md"
    made = summary.read_text(encoding="utf-8") if summary.is_file() else None
    text = unmade(said) if made is None else headed(made, environ["PORTFOLIO"])
    with Path(environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
        file.write(text)
    with Path(environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in kept(folder, code).items())


if __name__ == "__main__":
    main(os.environ)
