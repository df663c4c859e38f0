"""Jobs on portfolio repositories: our action as it is, the actions of others by what they do."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from composite import Done, Outcome, Scene, run

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLES: Final = ROOT / "tests" / "portfolios"
EVENTS: Final[Mapping[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "action" / "events.yaml").read_text(encoding="utf-8")
)

BY_BASH: Final = pytest.mark.skipif(
    os.name == "nt", reason="the bash that Windows has may be one that sees no files of Windows"
)
CHECKOUT: Final = "actions/checkout"
PYTHON: Final = "actions/setup-python"
KEEP: Final = "actions/upload-artifact"
SCAN: Final = "github/codeql-action/upload-sarif"

BASE_PYTHON: Final = str(getattr(sys, "_base_executable", sys.executable))
"""The Python that a runner has, in which nothing of ours is installed."""
OURS: Final = {"install": {"python": sys.executable}}
"""The environment of the tests, for the one that the action makes."""


def fails(_scene: Scene, _given: Mapping[str, str]) -> Outcome:
    """Stand in for an action that breaks."""
    return False, {}


def _does(outputs: Mapping[str, str]) -> Callable[[Scene, Mapping[str, str]], Outcome]:
    return lambda _scene, _given: (True, outputs)


@dataclass(frozen=True)
class Desk:
    """Folders of a runner: the repository somewhere else, the workspace, what it keeps."""

    repository: Path
    workspace: Path
    temp: Path

    @classmethod
    def below(cls, folder: Path) -> Desk:
        """Make the folders; those of the runner have a space in their names."""
        made = cls(folder / "repository", folder / "work space", folder / "runner temp")
        for each in (made.repository, made.workspace, made.temp):
            each.mkdir()
        return made

    def sample(self, name: str, at: str = ".") -> Desk:
        """Put a sample portfolio into the repository."""
        (self.repository / ".git").mkdir(exist_ok=True)
        shutil.copytree(SAMPLES / name, self.repository / at, dirs_exist_ok=True)
        return self

    def _check_out(self, scene: Scene, given: Mapping[str, str]) -> Outcome:
        assert given == {"lfs": "true", "persist-credentials": "false"}
        shutil.copytree(self.repository, scene.workspace, dirs_exist_ok=True, symlinks=True)
        return True, {}

    def job(
        self,
        event: str = "branch",
        *,
        inputs: Mapping[str, str] | None = None,
        given: Mapping[str, Mapping[str, str]] = OURS,
        uses: Mapping[str, Callable[[Scene, Mapping[str, str]], Outcome]] | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Done:
        """Run the action on an event of `events.yaml`."""
        told = EVENTS[event]
        payload = self.temp / "event.json"
        if "event" in told:
            payload.write_text(json.dumps(told["event"]), encoding="utf-8")
        stood_in = {
            PYTHON: _does({"python-path": BASE_PYTHON}),
            CHECKOUT: self._check_out,
            KEEP: _does({}),
            SCAN: _does({}),
        }
        return run(
            Scene(
                action=ROOT,
                workspace=self.workspace,
                temp=self.temp,
                uses={**stood_in, **(uses or {})},
                inputs=inputs or {},
                environ={
                    **told["environ"],
                    "GITHUB_EVENT_PATH": str(payload),
                    **(environ or {}),
                },
                given=given,
            )
        )
