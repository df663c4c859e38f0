"""`python -m mcrubric`: the command line."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    # Started in this way, Python puts the working directory first into its search path, unless it
    # is told not to. It may be a portfolio, and nothing in a portfolio is ever imported.
    if not sys.flags.safe_path:
        sys.path.pop(0)

    from mcrubric.cli import main

    main()
