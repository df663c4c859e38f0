"""`python -m mcrubric_readability`: where the overlay is that comes with this package."""

from __future__ import annotations

import sys

from mcrubric_readability import OVERLAY

if __name__ == "__main__":
    sys.stdout.write(f"{OVERLAY}\n")
