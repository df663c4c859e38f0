"""Whatever the pages show is run, as a reader would: commands, Python blocks, and data."""

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
CODE = re.compile(r"`[^`\n]+`")
TITLED = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
LED_IN = re.compile(
    r"^[^`\n]*`([\w-]+\.\w+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
DEMO = "mcrubric demo"
SETUP = re.compile(r"python3 -m venv |py -m venv |\.venv|bash \.ci/run|pip install|git clone")
"""Commands that set up an environment: `.ci/run` runs those of the README as they stand there."""


def blocks(language: str) -> list[object]:
    return [
        pytest.param(match[2], id=f"{page.relative_to(ROOT)}:{match.start()}")
        for page in PAGES
        for match in BLOCK.finditer(page.read_text(encoding="utf-8"))
        if match[1] == language
    ]


@pytest.mark.parametrize("text", blocks("yaml"))
def test_yaml_on_a_page_is_yaml(text: str) -> None:
    assert list(yaml.load_all(text, Loader=yaml.CBaseLoader))


@pytest.mark.parametrize("text", blocks("json"))
def test_json_on_a_page_is_json(text: str) -> None:
    assert json.loads(text) is not None


def saved(page: Path) -> dict[str, str]:
    """Return the files that a page has its reader save.

    A block is a file if its first line says `title="NAME"`, or the sentence before it names one
    file and ends in a colon.
    """
    text = page.read_text(encoding="utf-8")
    found = TITLED.findall(text) + LED_IN.findall(text)
    return {name: content for name, content in found if "/" not in name}


def steps(page: Path) -> list[tuple[str, str]]:
    """Return what a reader types, from top to bottom: commands, and blocks of Python."""
    found = []
    for language, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if language == "python":
            found.append((language, body))
        elif language in {"console", "sh"}:
            lines = [line.removeprefix("$ ") for line in body.splitlines() if line[:2] != "  "]
            found += [(language, line) for line in lines if language == "console" or DEMO in line]
    return found


def typed(step: tuple[str, str]) -> list[str] | None:
    """Return the words to run; None for setting up, which `.ci/run` does as the README says."""
    language, text = step
    if language == "python":
        return [sys.executable, "-W", "error", "-c", text]
    if SETUP.search(text):
        return ["mcrubric", "demo"] if text.endswith(DEMO) else None
    return shlex.split(text)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if steps(page)], ids=lambda page: str(page.relative_to(ROOT))
)
def test_a_page_can_be_followed_from_top_to_bottom(page: Path, tmp_path: Path) -> None:
    """Each step ends as it should: 0, or what a portfolio with things missing gives."""
    desk, tools = tmp_path / "desk", tmp_path / "tools"
    desk.mkdir()
    tools.mkdir()
    for name in ("rubrics", "plugins", "src", "tests", "docs"):
        (desk / name).symlink_to(ROOT / name)
    script = tools / "mcrubric"
    script.write_text(f"#!{sys.executable}\nfrom mcrubric.cli import main\nmain()\n")
    script.chmod(0o755)
    for name, content in saved(page).items():
        (desk / name).write_text(content, encoding="utf-8")
    for words in filter(None, map(typed, steps(page))):
        done = subprocess.run(
            words, cwd=desk,
            env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        judges = words[:2] in (["mcrubric", "check"], ["mcrubric", "diff"])
        allowed = {0, 1, 4} if judges else {0}
        assert done.returncode in allowed, f"{words}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = CODE.sub("", BLOCK.sub("", page.read_text(encoding="utf-8")))
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
