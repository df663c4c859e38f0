"""The name of a file that the id of a citation begins with."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_ENDS: Final = re.compile(r"[@#]")
"""Where the name of a file may end in the id of a citation; it may hold such signs itself."""


@dataclass(frozen=True)
class CitedNames:
    """Names of files, one of which the id of a citation may begin with (CONTRACTS, section 4)."""

    names: Container[str]
    longest: int

    @classmethod
    def of(cls, names: Collection[str]) -> CitedNames:
        """Return names as they are looked for."""
        return cls(names, max(map(len, names), default=0))

    def cited(self, text: str) -> str | None:
        """Return the name that `handbook.pdf@p.12` begins with; None if it is of no such file.

        Of several it is the longest. No more of a text is looked at than a name may take.
        """
        if len(text) <= self.longest and text in self.names:
            return text
        ends = (found.start() for found in _ENDS.finditer(text, 0, self.longest + 1))
        fitting = (text[:end] for end in ends if text[:end] in self.names)
        return max(fitting, key=len, default=None)
