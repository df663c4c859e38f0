"""Advice on how a portfolio's written parts read, as a plugin of mcrubric."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

__all__ = ["OVERLAY", "__version__"]

__version__ = "0.1.0"

OVERLAY: Final = Path(str(files(__name__))) / "rubrics" / "readability.yaml"
"""A rubric overlay that asks for both checks over parts 1 and 3."""
