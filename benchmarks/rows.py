"""The rows of the table: what is measured against what, and the bounds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.measure import ROOT, Command, alternated, cost_of, python, spread

MILLI: Final = 1000
KIB: Final = 1024
# What `ru_maxrss` counts in: bytes on macOS, kibibytes elsewhere.
MEMORY_UNITS_IN_MIB: Final = KIB * KIB if sys.platform == "darwin" else KIB
SAMPLE: Final = ROOT / "tests" / "portfolios" / "complete-personal"
SCRIPT: Final = ROOT / "benchmarks" / "script.py"
OURS: Final = ROOT / "benchmarks" / "ours.py"
# What pip writes for the console script, less a regular expression on its own name.
COMMAND: Final = "import sys; from mcrubric.cli import main; sys.exit(main())"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: rounds of each kind of row, and numbers of portfolios."""

    rounds: int
    cold_rounds: int
    few: int
    many: int
    hundred: int
    thousand: int
    verified: int


FULL: Final = Size(
    rounds=7, cold_rounds=25, few=50, many=300, hundred=100, thousand=1000, verified=1000
)
# To see that everything runs; the figures mean nothing.
QUICK: Final = Size(rounds=1, cold_rounds=1, few=2, many=4, hundred=3, thousand=6, verified=24)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the portfolios lie, where reports go, and how much is measured."""

    portfolios: Path
    reports: Path
    size: Size


@dataclass(frozen=True, slots=True)
class Measured:
    """The ratio of a row (least, median, greatest of the pairs) and the two costs in words."""

    ratio: tuple[float, float, float]
    ours: str
    other: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `most` is the bound, `stretch` what we would like."""

    id: str
    what: str
    against: str
    most: float
    stretch: float | None
    measure: Callable[[Setting], Measured]


def run_over(side: Path, setting: Setting, count: int) -> Command:
    """Return the command that checks the first portfolios with one side."""
    reports = setting.reports / side.stem
    reports.mkdir(parents=True, exist_ok=True)
    return python(str(side), str(setting.portfolios), str(count), str(reports))


def _further_portfolio(setting: Setting) -> Measured:
    """Take the cost of few from that of many, so that starting is left out."""
    size = setting.size
    commands = [
        run_over(side, setting, count) for count in (size.few, size.many) for side in (OURS, SCRIPT)
    ]
    ours, script = [], []
    for few_ours, few_script, many_ours, many_script in alternated(commands, size.rounds):
        ours.append((many_ours.cpu - few_ours.cpu) / (size.many - size.few))
        script.append((many_script.cpu - few_script.cpu) / (size.many - size.few))
    return Measured(_ratios(ours, script), _milliseconds(ours), _milliseconds(script))


def _memory(setting: Setting) -> Measured:
    size = setting.size
    commands = [run_over(OURS, setting, count) for count in (size.thousand, size.hundred)]
    # One round is enough: what a process needs at most hardly differs from run to run.
    thousand, hundred = ([cost_of(command).memory] for command in commands)
    return Measured(_ratios(thousand, hundred), _mebibytes(thousand), _mebibytes(hundred))


def _cold(command: Command, against: Command) -> Callable[[Setting], Measured]:
    """Return how one command compares with another when both start anew."""

    def measure(setting: Setting) -> Measured:
        pairs = alternated((command, against), setting.size.cold_rounds)
        ours = [pair[0].cpu for pair in pairs]
        other = [pair[1].cpu for pair in pairs]
        return Measured(_ratios(ours, other), _milliseconds(ours), _milliseconds(other))

    return measure


def _ratios(
    ours: list[float] | list[int], other: list[float] | list[int]
) -> tuple[float, float, float]:
    return spread(one / two for one, two in zip(ours, other, strict=True))


def _milliseconds(seconds: list[float]) -> str:
    return f"{spread(seconds)[1] * MILLI:.1f} ms"


def _mebibytes(sizes: list[int]) -> str:
    return f"{spread(sizes)[1] / MEMORY_UNITS_IN_MIB:.1f} MiB"


NOTHING: Final = python("-c", "pass")
PYDANTIC: Final = python("-c", "from pydantic import BaseModel")
CHECK: Final = python("-c", COMMAND, "check", str(SAMPLE))
HELP: Final = python("-c", COMMAND, "--help")
IMPORT: Final = python("-c", "import mcrubric")

ROWS: Final = (
    Row("further", "CPU per further portfolio, `basis=counted,resolved`", "the script", 3, 1.5,
        _further_portfolio),
    Row("check", "`mcrubric check` of the complete sample, cold",
        '`python -c "from pydantic import BaseModel"`', 4, 2, _cold(CHECK, PYDANTIC)),
    Row("help", "`mcrubric --help`", "`python -c pass`", 6, 4.5, _cold(HELP, NOTHING)),
    Row("import", "`import mcrubric`", "`python -c pass`", 1.5, None, _cold(IMPORT, NOTHING)),
    Row("memory", "peak memory at 1,000 portfolios", "at 100", 1.05, None, _memory),
)  # fmt: skip
