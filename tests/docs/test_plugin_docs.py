"""The pages about plugins, followed to the letter in a folder where the plugins are installed.

Their blocks are marked `py` and `shell-session`, for they need an installed package; the other
pages' blocks are `python` and `console`, and run without one.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

import mcrubric

ROOT: Final = Path(__file__).resolve().parents[2]
HOW_TO: Final = ROOT / "docs" / "how-to"
PLUGIN: Final = ROOT / "plugins" / "mcrubric-readability"
BLOCK: Final = re.compile(
    r'^```([\w-]+)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL
)
FENCE: Final = re.compile(r"^```\S", re.MULTILINE)
COMMAND: Final = "from mcrubric.cli import main; main()"


@dataclass(frozen=True)
class Reader:
    """Somebody who does what a page says: `folder` is where they work, `site` what they install."""

    folder: Path
    site: Path

    def follow(self, page: Path) -> str:
        """Save the files and run the commands in their order; return what the commands said."""
        said = []
        text = page.read_text(encoding="utf-8")
        blocks = BLOCK.findall(text)
        assert len(blocks) == len(FENCE.findall(text)), "a block has neither title nor commands"
        for _, title, code in blocks:
            if title:
                (self.folder / title).write_text(code, encoding="utf-8")
        for language, title, code in blocks:
            assert title or language == "shell-session", f"{page.name} has a block of {language}"
            if not title:
                said += [self.run(line.removeprefix("$ ")) for line in code.splitlines()]
        return "\n".join(said)

    def run(self, command: str) -> str:
        """Run one command; a portfolio with things missing may end as such."""
        words = shlex.split(command)
        if words[:2] == ["pip", "install"]:
            return self.install(words[-1])
        allowed = {0, 1, 4} if words[:2] == ["mcrubric", "check"] else {0}
        started = ["-c", COMMAND] if words[0] == "mcrubric" else []
        return self.python(*started, *words[1:], allowed=allowed)

    def python(self, *words: str, allowed: frozenset[int] | set[int] = frozenset({0})) -> str:
        path = os.pathsep.join(map(str, (self.site, Path(mcrubric.__file__).parents[1])))
        done = subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "NLTK_DATA": str(self.site), "HOME": "nowhere"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert done.returncode in allowed, f"{words}\n{done.stdout}{done.stderr}"
        return done.stdout

    def install(self, what: str) -> str:
        """Put a package where Python finds it, as pip would, but without a network."""
        project = self.folder if what == "." else PLUGIN
        about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        (points,) = about["entry-points"].values()
        for module in {value.partition(".")[0] for value in points.values()}:
            if (project / f"{module}.py").exists():
                shutil.copy(project / f"{module}.py", self.site)
            else:
                shutil.copytree(project / "src" / module, self.site / module)
        name = about["name"].replace("-", "_")
        info = self.site / f"{name}-{about['version']}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n"
        )
        lines = [f"{point} = {value}" for point, value in points.items()]
        (info / "entry_points.txt").write_text("\n".join(["[mcrubric]", *lines, ""]))
        return ""


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    folder, site = tmp_path / "work", tmp_path / "site"
    folder.mkdir()
    site.mkdir()
    return Reader(folder, site)


def test_the_page_on_writing_a_check_leads_to_one_that_works(reader: Reader) -> None:
    said = " ".join(reader.follow(HOW_TO / "write-a-check.md").split())
    assert "Every recording runs for at most so many seconds." in said
    assert "open-door-week.mp4 runs for" in said
    assert "at most 60 are asked for." in said
    tested = reader.python("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_recordings.py")
    assert "4 passed" in tested


def test_the_page_on_writing_a_format_leads_to_one_that_works(reader: Reader) -> None:
    said = reader.follow(HOW_TO / "write-a-format.md")
    assert "There is no upload named …; there is artifact-3." in said
    for named in ("artifact-7", "artifacts/reflection-log.pdf"):
        assert f"- {named} ends in the middle: part of it is missing." in said


def test_the_page_on_formats_names_every_escaper() -> None:
    from importlib import import_module

    import mcrubric.escaping

    text = (HOW_TO / "write-a-format.md").read_text(encoding="utf-8")
    for name in mcrubric.escaping.__all__:
        module = import_module(f"mcrubric.escaping.{name}")
        assert f"`{name}`" in text
        for each, value in vars(module).items():
            if getattr(value, "__module__", "") == module.__name__ and not each.startswith("_"):
                assert f"`{each}`" in text


def test_the_page_names_every_hook_and_every_target() -> None:
    from mcrubric import hooks
    from mcrubric.check import TARGET_TYPES

    text = (HOW_TO / "write-a-check.md").read_text(encoding="utf-8")
    specified = [name for name in vars(hooks) if name.startswith("mcrubric_")]
    assert len(specified) > 3
    for name in (*specified, *(each.__name__ for each in TARGET_TYPES)):
        assert f"`{name}`" in text


def test_a_check_does_not_run_before_its_package_is_installed(reader: Reader) -> None:
    """Nothing is a plugin for lying in the working directory."""
    for _, title, code in BLOCK.findall((HOW_TO / "write-a-check.md").read_text(encoding="utf-8")):
        if title:
            (reader.folder / title).write_text(code, encoding="utf-8")
    check = ["-c", COMMAND, "check", "--rubric", "mo/building-personal-relationships"]
    reader.python(*check, "--overlay", "recordings.yaml", allowed={2})


def test_the_page_on_readability_shows_the_overlay_that_is_shipped() -> None:
    text = (HOW_TO / "readability.md").read_text(encoding="utf-8")
    shown = {title: code for _, title, code in BLOCK.findall(text)}
    shipped = PLUGIN / "src" / "mcrubric_readability" / "rubrics" / "readability.yaml"
    assert shown["readability.yaml"] == shipped.read_text(encoding="utf-8")


def test_the_page_on_readability_leads_to_measures(reader: Reader) -> None:
    said = reader.follow(HOW_TO / "readability.md")
    assert "Readability advice" in said
    lines = reader.python("-W", "error", "portal.py").splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["part-1.reading-grade", "pass"],
        ["part-1.sentence-length", "pass"],
        ["part-3.reading-grade", "pass"],
        ["part-3.sentence-length", "pass"],
    ]


def test_the_formula_with_syllables_says_what_is_missing(reader: Reader) -> None:
    reader.follow(HOW_TO / "readability.md")
    said = reader.run("mcrubric check mcrubric-demo --overlay syllables.yaml")
    assert "the NLTK corpus cmudict) is not installed" in " ".join(said.split())
