"""Every fault that reading a hand-in can tell has words, and something to do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import mcrubric.portfolio.gate
from mcrubric.engine.faults import MESSAGES, REMEDIES

FOLDER = Path(mcrubric.portfolio.gate.__file__).parent
KEY = re.compile(r'(?:Fault|RefusedError)\(\s*"([a-z-]+)"')


def test_every_fault_has_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
    told = set(KEY.findall(source))
    told |= {f"refused-{why}" for why in get_args(mcrubric.portfolio.gate.Why)}
    assert len(told) > 20
    assert told <= MESSAGES.keys()


def test_every_fault_says_what_to_do() -> None:
    assert MESSAGES.keys() <= REMEDIES.keys()
