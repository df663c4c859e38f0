"""A composite action's steps, run one after the other as GitHub's runner does."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from expressions import holds, inserted

SHELL: Final = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
"""What `shell: bash` is, by GitHub's documentation."""
KEPT: Final = re.compile("PATH|HOME|LANG|TMPDIR|SSL_CERT_.*|PIP_.*")
"""What of this machine's environment a step sees: programs, and where packages come from."""

Outcome = tuple[bool, Mapping[str, str]]
"""Whether a step succeeded, and its outputs."""


def read_action(path: Path) -> dict[str, Any]:
    """Return an action's file, every value as it is written."""
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - our own file


@dataclass(frozen=True)
class Scene:
    """A job in which the action is used.

    `uses` stands in for the actions of others; `given` are outputs of steps that need not run.
    """

    action: Path
    workspace: Path
    temp: Path
    uses: Mapping[str, Callable[[Scene, Mapping[str, str]], Outcome]]
    inputs: Mapping[str, str] = field(default_factory=dict)
    environ: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass
class Done:
    """What came of a job: its result, its log, and what each step left behind."""

    green: bool = True
    log: str = ""
    summary: str = ""
    steps: dict[str, Mapping[str, str]] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)
    used: dict[str, Mapping[str, str]] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Job:
    scene: Scene
    inputs: Mapping[str, str]
    declared: frozenset[str]
    done: Done

    def lookup(self, name: str) -> str:
        """Return the value of a name; one that is neither an input nor an output is refused."""
        match name.split("."):
            case ["inputs", key]:
                return self.inputs[key]
            case ["steps", step, "outputs", key]:
                assert step in self.declared, name
                return self.done.steps.get(step, {}).get(key, "")
            case _:
                raise KeyError(name)

    def step(self, step: Mapping[str, Any], number: int) -> None:
        green = self.done.green
        status = {"always": True, "success": green, "failure": not green, "cancelled": False}
        if not holds(step.get("if", "success()"), self.lookup, status):
            return
        self.done.ran.append(step.get("id") or step.get("name") or step["uses"].partition("@")[0])
        succeeded, outputs = self._outcome(step, number)
        self.done.green &= succeeded or step.get("continue-on-error") == "true"
        if "id" in step:
            self.done.steps[step["id"]] = outputs

    def _outcome(self, step: Mapping[str, Any], number: int) -> Outcome:
        if step.get("id") in self.scene.given:
            return True, self.scene.given[step["id"]]
        if "uses" in step:
            name, given = step["uses"].partition("@")[0], self._filled(step.get("with", {}))
            self.done.used[name] = given
            return self.scene.uses[name](self.scene, given)
        return self._run(step, number)

    def _filled(self, values: Mapping[str, str]) -> dict[str, str]:
        return {name: inserted(value, self.lookup) for name, value in values.items()}

    def _run(self, step: Mapping[str, Any], number: int) -> Outcome:
        assert step["shell"] == "bash"
        files = {name: self.scene.temp / f"{name}-{number}" for name in ("output", "summary")}
        script = self.scene.temp / f"step-{number}.sh"
        script.write_text(step["run"], encoding="utf-8")
        for each in files.values():
            each.write_text("", encoding="utf-8")
        done = subprocess.run(
            [*SHELL, str(script)],
            cwd=self.scene.workspace,
            env={
                **{name: value for name, value in os.environ.items() if KEPT.fullmatch(name)},
                **self.scene.environ,
                "GITHUB_WORKSPACE": str(self.scene.workspace),
                "GITHUB_ACTION_PATH": str(self.scene.action),
                "GITHUB_OUTPUT": str(files["output"]),
                "GITHUB_STEP_SUMMARY": str(files["summary"]),
                "RUNNER_TEMP": str(self.scene.temp),
                **self._filled(step.get("env", {})),
            },
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=300,
            check=False,
        )  # fmt: skip
        self.done.log += done.stdout
        self.done.summary += files["summary"].read_text(encoding="utf-8")
        return done.returncode == 0, _lines(files["output"].read_text(encoding="utf-8"))


def _lines(text: str) -> dict[str, str]:
    """Return what a step wrote into GITHUB_OUTPUT; ours are of one line each."""
    return dict(line.split("=", 1) for line in text.splitlines())


def run(scene: Scene) -> Done:
    """Run every step of a composite action whose condition holds, and return what came of it."""
    action = read_action(scene.action / "action.yml")
    assert scene.inputs.keys() <= action["inputs"].keys()
    inputs = {name: each.get("default", "") for name, each in action["inputs"].items()}
    steps = action["runs"]["steps"]
    declared = frozenset(each["id"] for each in steps if "id" in each)
    job = _Job(scene, {**inputs, **scene.inputs}, declared, Done())
    for number, step in enumerate(steps):
        job.step(step, number)
    for name, each in action["outputs"].items():
        job.done.outputs[name] = inserted(each["value"], job.lookup)
    return job.done
