"""What the tests of machine formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from formatted import MADE, VALIDATED, report_named

if TYPE_CHECKING:
    from mcrubric.model.report import Report


@pytest.fixture(params=(*VALIDATED, *MADE))
def report(request: pytest.FixtureRequest) -> Report:
    """Each report that every format is tried on."""
    return report_named(request.param)
