"""Hold what the library says of labelled texts against what a person said of them.

Reads the files `reflections.jsonl`, `narratives.jsonl` and `explanations.jsonl` of a folder and of
those below it, whichever are there, and prints tables.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.table import busy, machine
from benchmarks.text.answers import Reader
from benchmarks.text.groups import BY, figures_by, notes
from benchmarks.text.printed import MarksError, put_into, tables
from benchmarks.text.reading import DataError, read_folders
from benchmarks.text.speed import measured

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WRONG_DATA: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, whatever they are; 2 if the data is not of the format."""
    options = _parser().parse_args(arguments)
    try:
        texts = read_folders(options.data)
        with Reader() as reader:
            answers = reader.answers(texts)
            cost = measured(texts, reader.validators[texts[0].seed])
        told = notes(answers)
        groups = figures_by(options.by, answers)
        printed = f"{tables(groups)}\n\n{_costs(cost)}"
        print(f"{machine()}; {busy()}\n\n{printed}\n")
        print(*told, sep="\n")
        _keep(options, {"groups": groups, "cost": cost, "notes": told}, printed)
    except (DataError, MarksError) as error:
        print(error, file=sys.stderr)
        return WRONG_DATA
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.text", description=__doc__)
    add = parser.add_argument
    add("--data", nargs="+", type=Path, required=True, metavar="DIR", help="folders with the files")
    add("--by", choices=BY, help="also the figures of each of these")
    add("--json", type=Path, metavar="FILE", help="write the figures for machines")
    add("--into", type=Path, metavar="PAGE", help="put the tables between the marks of a page")
    return parser


def _costs(cost: Mapping[str, float]) -> str:
    return (
        f"The texts of a portfolio of {cost['words']:,} words: {cost['ours']:.1f} ms, "
        f"{cost['ratio']:.0f} times a bare pass over their words ({cost['bare']:.2f} ms)."
    )


def _keep(options: argparse.Namespace, figures: Mapping[str, object], printed: str) -> None:
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if options.into:
        page = options.into.read_text(encoding="utf-8")
        options.into.write_text(put_into(page, printed), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
