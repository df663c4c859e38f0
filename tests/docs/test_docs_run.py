"""Whatever the pages show is run: Python blocks, commands, and data."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SETUP = re.compile(r"python3 -m venv |py -m venv |\.venv|bash \.ci/run|pip install|git clone")
"""Commands that set up an environment: `.ci/run` runs those of the README as they stand there."""


def blocks(language: str) -> list[object]:
    return [
        pytest.param(page, match[2], id=f"{page.relative_to(ROOT)}:{match.start()}")
        for page in PAGES
        for match in BLOCK.finditer(page.read_text(encoding="utf-8"))
        if match[1] == language
    ]


@pytest.mark.parametrize(("page", "code"), blocks("python"))
def test_python_on_a_page_runs(page: Path, code: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=tmp_path,
        capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("page", "text"), blocks("yaml"))
def test_yaml_on_a_page_is_yaml(page: Path, text: str) -> None:
    assert list(yaml.load_all(text, Loader=yaml.CBaseLoader))  # noqa: S506 - strings alone


@pytest.mark.parametrize(("page", "text"), blocks("json"))
def test_json_on_a_page_is_json(page: Path, text: str) -> None:
    assert json.loads(text) is not None


def commands(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [
        line.removeprefix("$ ")
        for match in BLOCK.finditer(text)
        if match[1] == "console"
        for line in match[2].splitlines()
        if line.startswith("$ ") and not SETUP.search(line)
    ]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if commands(page)], ids=lambda page: str(page.relative_to(ROOT))
)
def test_commands_on_a_page_run_in_their_order(page: Path, tmp_path: Path) -> None:
    """Each ends as it should: 0, or what a portfolio with things missing gives."""
    for name in ("rubrics", "plugins", "src", "tests", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    script = tmp_path / "bin" / "mcrubric"
    script.parent.mkdir()
    script.write_text(f"#!{sys.executable}\nfrom mcrubric.cli import main\nmain()\n")
    script.chmod(0o755)
    for command in commands(page):
        done = subprocess.run(
            shlex.split(command), cwd=tmp_path,
            env={**os.environ, "PATH": f"{script.parent}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        allowed = {0, 1, 4} if " check" in command or command.endswith("check") else {0}
        assert done.returncode in allowed, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_command_is_on_a_page() -> None:
    from mcrubric.cli.app import COMMANDS

    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in COMMANDS if f"mcrubric {name}" not in text] == []


def test_every_check_is_on_the_page_about_checks() -> None:
    from mcrubric.builtins import checks
    from mcrubric.check import check_of

    page = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
    for function in checks():
        made = check_of(function)
        assert f"## `{made.name}`" in page
        assert made.summary in page
