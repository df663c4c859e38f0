"""`python tests/fuzz/fuzz.py TARGET [-runs=N]`: look for bytes that break one of the targets.

The targets are those of `tests/support/fuzzed.py`. It starts from `tests/support/fuzz_seeds.py`,
and goes on from what it learned before (`tests/fuzz/corpus`, which is not committed). A finding is
written to a file `crash-...` in the current folder; mend what it shows and keep it in
`tests/fuzz/found/TARGET/`, from where the test suite tries it again for ever.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

with atheris.instrument_imports(include=["mcrubric"]):
    from fuzz_seeds import seeds_of
    from fuzzed import TARGETS


def main() -> None:
    """Fuzz the target that the command line names."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python tests/fuzz/fuzz.py {'|'.join(TARGETS)} [-runs=N]")
    name = sys.argv.pop(1)
    corpus = HERE / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds_of(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *sys.argv[1:], str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
