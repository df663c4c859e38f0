"""Where our time goes: functions of a run over many portfolios, imports of a cold command."""

from __future__ import annotations

import cProfile
import pstats
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from benchmarks import ours
from benchmarks.measure import ROOT, environment
from benchmarks.rows import CHECK, HELP, PYDANTIC

if TYPE_CHECKING:
    from benchmarks.measure import Command
    from benchmarks.rows import Setting

TOP: Final = 45


def profile(setting: Setting) -> None:
    """Print the costliest functions of our side, the worker not included, and the imports."""
    print("\n## Functions, many portfolios (the worker process is not included)\n")
    (setting.reports / "profile").mkdir()
    profiler = cProfile.Profile()
    profiler.runcall(
        ours.main,
        str(setting.portfolios),
        str(setting.size.many),
        str(setting.reports / "profile"),
    )
    stats = pstats.Stats(profiler).strip_dirs()
    for order in ("tottime", "cumulative"):
        stats.sort_stats(order).print_stats(TOP)
    for title, command in (("check", CHECK), ("--help", HELP), ("pydantic", PYDANTIC)):
        print(f"\n## Imports of {title}: self and cumulative time in microseconds\n")
        print("\n".join(imports(command)))


def imports(command: Command) -> list[str]:
    """Return the imports of a command that take longest by themselves, the longest first."""
    arguments = (sys.executable, "-X", "importtime", *command.arguments[1:])
    run = subprocess.run(
        arguments, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    lines = [line.partition(":")[2] for line in run.stderr.splitlines() if "import time:" in line]
    timed = [line for line in lines if line.partition("|")[0].strip().isdigit()]
    return sorted(timed, key=lambda line: -int(line.partition("|")[0]))[:TOP]
