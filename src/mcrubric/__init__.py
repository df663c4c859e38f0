"""Checks a micro-credential portfolio for completeness before a human assessor reads it.

```python
import mcrubric

rubric = mcrubric.load_rubric("mo/building-personal-relationships")
with mcrubric.Validator(rubric) as validator:
    report = validator.validate("my-portfolio")
```
Importing this package imports nothing else; each name brings what it needs when it is first used.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mcrubric.api import (
        Validator,
        compare,
        load_rubric,
        read_rubric,
        read_waivers,
        rubric_ids,
        shareable,
        validate,
        with_waivers,
        write_report,
    )
    from mcrubric.artifacts import locate, read_facts
    from mcrubric.errors import (
        CheckDefinitionError,
        FactsError,
        McrubricError,
        Mistake,
        NoSuchPathError,
        PluginLoadError,
        ReportError,
        RubricError,
        UnknownPartError,
        UnknownRubricError,
        WaiversError,
    )
    from mcrubric.model.artifacts import Facts
    from mcrubric.model.findings import Finding, Judgement, Message, Result
    from mcrubric.model.limits import Limits
    from mcrubric.model.locators import Resolution
    from mcrubric.model.report import Report
    from mcrubric.model.rubric import Rubric
    from mcrubric.model.since import Since
    from mcrubric.model.waived import ToldWaiver, Waived
    from mcrubric.model.waivers import Waiver

__all__ = [
    "CheckDefinitionError",
    "Facts",
    "FactsError",
    "Finding",
    "Judgement",
    "Limits",
    "McrubricError",
    "Message",
    "Mistake",
    "NoSuchPathError",
    "PluginLoadError",
    "Report",
    "ReportError",
    "Resolution",
    "Result",
    "Rubric",
    "RubricError",
    "Since",
    "ToldWaiver",
    "UnknownPartError",
    "UnknownRubricError",
    "Validator",
    "Waived",
    "Waiver",
    "WaiversError",
    "__version__",
    "compare",
    "load_rubric",
    "locate",
    "read_facts",
    "read_rubric",
    "read_waivers",
    "rubric_ids",
    "shareable",
    "validate",
    "with_waivers",
    "write_report",
]

__version__ = "0.1.0"

_HOMES = {
    "mcrubric.api": (
        "Validator", "compare", "load_rubric", "read_rubric", "read_waivers", "rubric_ids",
        "shareable", "validate", "with_waivers", "write_report",
    ),
    "mcrubric.artifacts": ("locate", "read_facts"),
    "mcrubric.errors": (
        "CheckDefinitionError", "FactsError", "McrubricError", "Mistake", "NoSuchPathError",
        "PluginLoadError", "ReportError", "RubricError", "UnknownPartError", "UnknownRubricError",
        "WaiversError",
    ),
    "mcrubric.model.artifacts": ("Facts",),
    "mcrubric.model.findings": ("Finding", "Judgement", "Message", "Result"),
    "mcrubric.model.limits": ("Limits",),
    "mcrubric.model.locators": ("Resolution",),
    "mcrubric.model.report": ("Report",),
    "mcrubric.model.rubric": ("Rubric",),
    "mcrubric.model.since": ("Since",),
    "mcrubric.model.waived": ("ToldWaiver", "Waived"),
    "mcrubric.model.waivers": ("Waiver",),
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'mcrubric' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
