"""What tests of every floor share."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How fast examples are made depends on what else the machine does, and says nothing of a law.
settings.register_profile("laws", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("laws")

# Python looks for garbage whenever so many objects were made: by itself after 700 of them, which is
# a fifth of what the tests compute, for they themselves are most of what it would look through.
gc.set_threshold(20_000)

ROOT = Path(__file__).resolve().parents[1]

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_collection_finish() -> None:
    """Leave the collected tests out of what is looked through for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample portfolios."""
    return ROOT / "tests" / "portfolios"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The official pages and schemas, where they lie beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared, which is not here")
    return folder


@pytest.fixture
def mcrubric(tmp_path: Path) -> Run:
    """Run the real command line in an empty folder of its own."""

    def run(*args: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from mcrubric.cli import main; main()", *map(str, args)],
            cwd=cwd, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip

    return run
