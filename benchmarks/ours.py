"""Our side of the comparison: one validator over many folders, as a portal would use it.

Run it as `python benchmarks/ours.py FOLDER COUNT OUT`, as the script is run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import mcrubric

RUBRIC = "mo/building-personal-relationships"


def main(portfolios: str, count: str, out: str) -> None:
    """Check the first portfolios of a folder and write a JSON report of each."""
    with mcrubric.Validator(mcrubric.load_rubric(RUBRIC)) as validator:
        for folder in sorted(Path(portfolios).iterdir())[: int(count)]:
            report = validator.validate(folder, basis={"counted", "resolved"})
            (Path(out) / f"{folder.name}.json").write_text(report.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
