"""What takes so long that it is run only where somebody asks for it, and in the workflow."""

from __future__ import annotations

import os
from typing import Final

import pytest

ASKED: Final = bool({"MCRUBRIC_LONG", "MCRUBRIC_SOAK"} & set(os.environ))
LONG: Final = pytest.mark.skipif(not ASKED, reason="takes long: set MCRUBRIC_LONG=1 to run it")
