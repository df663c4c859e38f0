"""`python -m mcrubric`: the command line."""

from __future__ import annotations

import sys

# Started in this way, Python puts the working directory first into its search path. It may be a
# portfolio, and nothing in a portfolio is ever imported.
sys.path.pop(0)

if __name__ == "__main__":
    from mcrubric.cli import main

    main()
