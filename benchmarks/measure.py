"""Runs commands as fresh processes and tells their CPU time and memory, children included.

CPU time is user and system time of the process and of every process that it started and waited for.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
# What a developer may have set, and what changes the cost of starting Python.
CHANGES_COST: Final = (
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONDEVMODE",
    "PYTHONPROFILEIMPORTTIME",
    "PYTHONTRACEMALLOC",
    "PYTHONMALLOC",
    "PYTHONOPTIMIZE",
    "PYTHONWARNINGS",
    "PYTHONVERBOSE",
    "PYTHONSAFEPATH",
    "COVERAGE_PROCESS_START",
    "COVERAGE_PROCESS_CONFIG",
)


class CommandFailedError(Exception):
    """A measured command did not end as it should; its cost would mean nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, the exit codes that it may have, and where (None: in the checkout)."""

    arguments: tuple[str, ...]
    exits: tuple[int, ...] = (0,)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU time in seconds, and the largest memory of any of the processes as the system counts."""

    cpu: float
    memory: int


def python(*arguments: str) -> Command:
    """Return a command that runs this interpreter."""
    return Command((sys.executable, *arguments))


def environment() -> Mapping[str, str]:
    """Return the environment with byte-code caching on and nothing that slows Python down."""
    return {name: value for name, value in os.environ.items() if name not in CHANGES_COST}


def cost_of(command: Command) -> Cost:
    """Run a command to its end and return what it cost.

    Raises:
        CommandFailedError: it ended with another exit code.
    """
    process = subprocess.Popen(
        command.arguments,
        cwd=command.folder or ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    # The usage that comes with the end of a process holds that of the children it waited for.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.exits:
        raise CommandFailedError(f"{command.arguments} ended with {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def alternated(commands: Sequence[Command], rounds: int) -> tuple[tuple[Cost, ...], ...]:
    """Run all commands once for warming, then in turn; return the costs of each round."""
    for command in commands:
        cost_of(command)
    return tuple(tuple(cost_of(command) for command in commands) for _ in range(rounds))


def spread(values: Iterable[float]) -> tuple[float, float, float]:
    """Return the least, the median and the greatest of values."""
    ordered = sorted(values)
    return ordered[0], median(ordered), ordered[-1]
