"""What is installed is pinned by hash, what runs in workflows by commit, and nobody may write."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = ("ci.yml", "release.yml")
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def _blocks(root: Path, name: str) -> dict[str, str]:
    """Return each pinned package's lines."""
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    return {found[1].lower(): each for each in blocks if (found := PACKAGE.match(each))}


def _pins(root: Path, name: str) -> set[tuple[str, str]]:
    """Return each pinned package's name and version."""
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {
        (found[1].lower(), found[2]) for found in map(PACKAGE.match, text.splitlines()) if found
    }


def _workflow(root: Path, name: str) -> dict[str, Any]:
    path = root / ".github" / "workflows" / name
    return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 - our own, and `on` is no boolean here


@pytest.mark.parametrize("name", ["runtime", "build", "test", "lint", "release"])
def test_every_package_is_pinned_with_hashes_and_no_address(root: Path, name: str) -> None:
    text = (root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?:|--(?:extra-)?index|find-links|file:", text)
    blocks = _blocks(root, name)
    assert len(blocks) > 5
    assert all("--hash=sha256:" in each for each in blocks.values())


def test_all_that_the_project_asks_for_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {
        "runtime": project["dependencies"],
        "test": project["dependencies"] + extras["test"],
        "lint": project["dependencies"] + extras["test"] + extras["lint"],
    }
    for name, wanted in asked.items():
        names = {NAME.match(each)[0].lower() for each in wanted} - {"mcrubric"}  # type: ignore[index] # all have a name
        assert names <= _blocks(root, name).keys()


def test_what_the_action_installs_is_looked_up_for_advisories_with_the_rest(root: Path) -> None:
    script = (root / ".github" / "action" / "install.sh").read_text(encoding="utf-8")
    names = re.findall(r"\$pinned/(\w+)\.txt", script)
    assert names == ["runtime", "build"]
    # The audit reads `test.txt`, which has the same packages in the same versions.
    assert all(_pins(root, name) <= _pins(root, "test") for name in names)
    installs = [line for line in script.splitlines() if line.startswith("pip ")]
    assert all("--require-hashes" in each or "--no-deps" in each for each in installs)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_by_commit_and_nothing_is_allowed_by_default(
    root: Path, name: str
) -> None:
    flow = _workflow(root, name)
    assert not flow["permissions"]
    for job in flow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert job["timeout-minutes"]
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert used
        assert all(map(PINNED.match, used))
        checkouts = [s for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_a_workflow_installs_is_pinned(root: Path, name: str) -> None:
    steps = [s for job in _workflow(root, name)["jobs"].values() for s in job["steps"]]
    lines = [line for step in steps for line in step.get("run", "").splitlines()]
    installs = [line for line in lines if "pip install" in line]
    assert installs
    assert all("--require-hashes" in each or "--no-deps" in each for each in installs)


def test_advisories_are_looked_up_and_a_release_lists_what_is_in_it(root: Path) -> None:
    audits = [step.get("run", "") for step in _workflow(root, "ci.yml")["jobs"]["audit"]["steps"]]
    assert any("pip-audit --strict" in each for each in audits)
    builds = [s.get("run", "") for s in _workflow(root, "release.yml")["jobs"]["build"]["steps"]]
    assert any("cyclonedx-py environment" in each for each in builds)
