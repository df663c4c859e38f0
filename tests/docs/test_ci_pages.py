"""The complete files of the pages on CI: read strictly, and their shell lines run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from composite import SHELL, read_action
from portfolio_job import BY_BASH

ROOT: Final = Path(__file__).resolve().parents[2]
HOW_TO: Final = ROOT / "docs" / "how-to"
TITLED: Final = re.compile(r'^```(\w+) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
PIN: Final = re.compile(r"[\w.-]+/[\w./-]+@(?:[0-9a-f]{40}|COMMIT)")
INSTALLS: Final = re.compile(r"-m venv |-m pip install |GITHUB_PATH")
"""Lines that set an environment up; `.ci/run` and the test of the action do that."""
GITLAB_SHELL: Final = ("bash", "-eo", "pipefail", "-c")
JENKINS_SHELL: Final = ("sh", "-xe", "-c")


def files(page: str) -> dict[str, str]:
    text = (HOW_TO / page).read_text(encoding="utf-8")
    return {title: body for _, title, body in TITLED.findall(text)}


GITHUB: Final = files("ci-github.md")
FLOWS: Final = [pytest.param(text, id=name) for name, text in GITHUB.items()]
PLAIN: Final = ".github/workflows/portfolio-plain.yml"


def strictly(text: str) -> Any:
    """Read YAML, every value as it is written, and refuse a key that stands there twice."""
    _different(yaml.compose(text, Loader=yaml.BaseLoader))
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own page


def _different(node: Any) -> None:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        assert len(keys) == len(set(keys)), keys
        for _, value in node.value:
            _different(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _different(each)


@dataclass(frozen=True)
class Server:
    """A scratch repository with a portfolio, and a shell in which `mcrubric` is a command."""

    folder: Path
    tools: Path

    def run(self, shell: tuple[str, ...], lines: list[str], **environ: str) -> int:
        """Run the lines that do not install, one shell for all; return the exit code."""
        script = "\n".join(each for each in lines if not INSTALLS.search(each))
        done = subprocess.run(
            [*shell, script],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}", **environ},
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode != 127, done.stderr
        return done.returncode

    def hand_in(self, sample: str) -> None:
        shutil.copytree(ROOT / "tests" / "portfolios" / sample, self.folder, dirs_exist_ok=True)


@pytest.fixture
def server(tmp_path: Path) -> Server:
    made = Server(tmp_path / "repository", tmp_path / "tools")
    made.folder.mkdir()
    made.tools.mkdir()
    script = made.tools / "mcrubric"
    script.write_text(f"#!{sys.executable} -I\nfrom mcrubric.cli import main\nmain()\n")
    script.chmod(0o755)
    return made


def test_each_page_has_its_complete_file() -> None:
    assert ".github/workflows/portfolio.yml" in GITHUB
    assert files("ci-gitlab.md").keys() == {".gitlab-ci.yml"}
    assert files("ci-jenkins.md").keys() == {"Jenkinsfile"}
    assert files("pre-commit.md").keys() == {".pre-commit-config.yaml"}


@pytest.mark.parametrize("text", FLOWS)
def test_a_workflow_may_do_as_little_as_it_needs(text: str) -> None:
    flow = strictly(text)
    assert flow.keys() <= {"name", "on", "permissions", "jobs"}
    assert "pull_request_target" not in flow["on"]
    action = read_action(ROOT / "action.yml")
    assert not flow["permissions"]
    for job in flow["jobs"].values():
        assert job["timeout-minutes"]
        scans = False
        for step in job["steps"]:
            given = step.get("with", {})
            assert PIN.fullmatch(step.get("uses", "a/b@COMMIT"))
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("OWNER/mcrubric@"):
                assert given.keys() <= action["inputs"].keys()
                scans |= given.get("sarif") == "true"
            if step.get("uses", "").startswith("actions/checkout@"):
                assert given == {"lfs": "true", "persist-credentials": "false"}
        asked = {"contents": "read"} | ({"security-events": "write"} if scans else {})
        assert job["permissions"] == asked


def test_the_inputs_on_the_page_are_those_of_the_action() -> None:
    page = (HOW_TO / "ci-github.md").read_text(encoding="utf-8")
    listed = re.search(r"^\| input \|.*\n\|---.*\n((?:\|.*\n)+)", page, re.MULTILINE)
    assert listed is not None
    names = [row.split("`")[1] for row in listed[1].splitlines()]
    assert names == list(read_action(ROOT / "action.yml")["inputs"])


def test_what_stands_outside_a_file_are_steps_that_the_action_takes() -> None:
    page = TITLED.sub("", (HOW_TO / "ci-github.md").read_text(encoding="utf-8"))
    blocks = re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert blocks
    for step in (each for block in blocks for each in strictly(block)):
        assert PIN.fullmatch(step["uses"])
        if step["uses"].startswith("OWNER/mcrubric@"):
            assert step["with"].keys() <= read_action(ROOT / "action.yml")["inputs"].keys()
        else:
            assert step["with"]["persist-credentials"] == "false"


@BY_BASH
@pytest.mark.parametrize(("sample", "code"), [("complete-personal", 0), ("incomplete-personal", 1)])
def test_the_plain_workflow_runs(server: Server, sample: str, code: int, tmp_path: Path) -> None:
    server.hand_in(sample)
    (job,) = strictly(GITHUB[PLAIN])["jobs"].values()
    summary = tmp_path / "summary.md"
    for step in job["steps"]:
        if "run" in step and not INSTALLS.search(step["run"]):
            found = server.run(
                (*SHELL, "-c"), [step["run"]],
                RUNNER_TEMP=str(tmp_path), GITHUB_STEP_SUMMARY=str(summary),
            )  # fmt: skip
            assert found == code
    assert summary.stat().st_size > 0
    assert (tmp_path / "report.json").stat().st_size > 0


def gitlab() -> dict[str, Any]:
    return dict(strictly(files("ci-gitlab.md")[".gitlab-ci.yml"]))


def test_gitlab_knows_every_keyword() -> None:
    known = strictly((ROOT / "tests" / "docs" / "gitlab_keywords.yaml").read_text(encoding="utf-8"))
    file = gitlab()
    jobs = {name: job for name, job in file.items() if name not in known["top"]}
    assert jobs
    for job in jobs.values():
        assert job.keys() <= {*known["job"]}
        assert job["stage"] in file["stages"]
        assert job["allow_failure"].keys() <= {*known["allow_failure"]}
        assert job["artifacts"].keys() <= {*known["artifacts"]}
        assert job["artifacts"]["reports"].keys() <= {*known["reports"]}
        assert all(rule.keys() <= {*known["rules"]} for rule in job["rules"])


@BY_BASH
@pytest.mark.parametrize(
    ("sample", "fail_on", "code"),
    [
        ("complete-personal", "error", 0),
        ("incomplete-personal", "error", 1),
        ("incomplete-personal", "never", 0),
        ("no-rubric", "never", 2),
    ],
)
def test_the_file_for_gitlab_runs(server: Server, sample: str, fail_on: str, code: int) -> None:
    if sample != "no-rubric":
        server.hand_in(sample)
    job = gitlab()["portfolio"]
    lines = [*job["before_script"], *job["script"]]
    kept = [*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]]
    # Whoever hands in may have committed reports that they like better.
    for each in kept:
        (server.folder / each).parent.mkdir(exist_ok=True)
        (server.folder / each).write_text("committed", encoding="utf-8")
    assert server.run(GITLAB_SHELL, lines, FAIL_ON=fail_on) == code
    assert all((server.folder / each).exists() is (code != 2) for each in kept)


def test_gitlab_lets_nothing_fail_but_what_is_undecided() -> None:
    job = gitlab()["portfolio"]
    assert job["allow_failure"] == {"exit_codes": ["4"]}
    assert {rule.get("variables", job["variables"])["FAIL_ON"] for rule in job["rules"]} == {
        "error", "never"
    }  # fmt: skip
    assert all("allow_failure" not in rule for rule in job["rules"])


SUBMITTED: Final = {
    "submission": True, "submission/ada": True, "submission/ada/2": True, "submission-ada": True,
    "submission-2027": True, "submission-a/b": True, "main": False, "submissions": False,
    "my-submission": False, "draft/submission": False, "": False,
}  # fmt: skip
"""Names of branches and tags, and whether what bears them is handed in."""


def of_the_action(name: str) -> bool:
    patterns = read_action(ROOT / "action.yml")["inputs"]["submission"]["default"].split()
    return any(fnmatchcase(name, each) for each in patterns)


def of_the_plain_workflow(kind: str, name: str) -> bool:
    """In GitHub's patterns `**` is anything, and `*` anything but a slash."""
    patterns = strictly(GITHUB[PLAIN])["on"]["push"][kind]
    regex = [re.escape(each).replace(r"\*\*", ".*").replace(r"\*", "[^/]*") for each in patterns]
    return any(re.fullmatch(each, name) for each in regex)


def on_gitlab(variable: str, name: str) -> bool:
    for rule in gitlab()["portfolio"]["rules"]:
        asked = re.fullmatch(rf"\${variable} =~ /(.+)/", rule["if"])
        if asked and re.search(asked[1], name):
            return bool(rule["variables"]["FAIL_ON"] == "error")
    return False


def on_jenkins(name: str) -> bool:
    line = re.search(r"def submitted = (.+)", JENKINSFILE)
    assert line is not None
    asked = [re.fullmatch(r"name(?: == |\.startsWith\()'(.+?)'\)?", each)
             for each in line[1].split(" || ")]  # fmt: skip
    return any(
        name.startswith(each[1]) if "startsWith" in each[0] else name == each[1]
        for each in asked
        if each is not None
    )


@pytest.mark.parametrize(("name", "submitted"), SUBMITTED.items())
def test_all_servers_take_the_same_branches_and_tags_for_handed_in(
    name: str, *, submitted: bool
) -> None:
    assert of_the_action(name) is submitted
    assert [of_the_plain_workflow(each, name) for each in ("branches", "tags")] == [submitted] * 2
    assert [on_gitlab(f"CI_COMMIT_{each}", name) for each in ("BRANCH", "TAG")] == [submitted] * 2
    assert on_jenkins(name) is submitted


JENKINSFILE: Final = files("ci-jenkins.md")["Jenkinsfile"]
SCRIPT: Final = re.compile(r"'''\n(.*?)'''", re.DOTALL)


def shell_of(groovy: str) -> list[list[str]]:
    """Return the lines of each shell script; in Groovy's quotes `\\\\` is one backslash."""
    return [found.replace("\\\\", "\\").splitlines() for found in SCRIPT.findall(groovy)]


def test_the_jenkinsfile_is_balanced_and_has_the_parts_of_a_pipeline() -> None:
    left: list[str] = []
    pairs = {")": "(", "]": "[", "}": "{"}
    for sign in re.sub(r"'[^'\n]*'|\"[^\"\n]*\"", "", SCRIPT.sub("", JENKINSFILE)):
        if sign in pairs.values():
            left.append(sign)
        elif sign in pairs:
            assert left.pop() == pairs[sign]
    assert left == []
    sections = re.findall(r"^  (\w+)(?: \{| )", JENKINSFILE, re.MULTILINE)
    assert sections == ["agent", "options", "environment", "stages", "post"]


@BY_BASH
@pytest.mark.parametrize(
    ("sample", "fail_on", "code"),
    [
        ("complete-personal", "error", 0),
        ("incomplete-personal", "error", 1),
        ("incomplete-personal", "never", 0),
    ],
)
def test_the_scripts_of_the_jenkinsfile_run(
    server: Server, sample: str, fail_on: str, code: int, tmp_path: Path
) -> None:
    server.hand_in(sample)
    (server.folder / "mcrubric-report").mkdir()
    stale = server.folder / "mcrubric-report" / "stale.xml"
    stale.touch()
    install, check = shell_of(JENKINSFILE)
    assert all(INSTALLS.search(each) for each in install if each.strip())
    environ = {"FAIL_ON": fail_on, "WORKSPACE_TMP": str(tmp_path)}
    assert server.run(JENKINS_SHELL, check, **environ) == code
    assert not stale.exists()
    for each in re.findall(r"(?:testResults|artifacts): '([^']+)'", JENKINSFILE):
        assert (server.folder / each).stat().st_size > 0


def hooks() -> dict[str, Any]:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {each["id"]: each for each in strictly(text)}


def test_the_hook_looks_at_the_whole_portfolio_whatever_was_changed() -> None:
    (hook,) = hooks().values()
    assert hook["language"] == "python"
    assert (hook["always_run"], hook["pass_filenames"]) == ("true", "false")
    assert hook["entry"] == "mcrubric check"
    assert {*hook["stages"]} <= {"pre-commit", "pre-push", "manual"}


@BY_BASH
@pytest.mark.parametrize(
    ("sample", "codes"), [("complete-personal", [0, 0]), ("incomplete-personal", [0, 1])]
)
def test_the_hooks_on_the_page_run(server: Server, sample: str, codes: list[int]) -> None:
    server.hand_in(sample)
    (repo,) = strictly(files("pre-commit.md")[".pre-commit-config.yaml"])["repos"]
    found = []
    for each in repo["hooks"]:
        hook = {**hooks()[each["id"]], **each}
        assert {*each["stages"]} <= {*hooks()[each["id"]]["stages"]}
        line = shlex.join([*shlex.split(hook["entry"]), *hook.get("args", [])])
        found.append(server.run(("bash", "-c"), [line]))
    assert found == codes
