"""Documents of a shape, and the same with a few things changed that should not be there."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

WORDS = st.text(min_size=1, max_size=8)
TEXTS = st.lists(WORDS, max_size=2)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
HOSTILE = JSON | st.sampled_from(
    ["", "a\n", "1.0\n", "../a", "a" * 64 + "\n", "3-9\n", "٣", "É", 1, True, "true", [], {},
     10**400, -(10**400)]
)  # fmt: skip


def shape(needed: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Make documents of a shape; keys are written with `_` for `-`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in optional.items()}
    return st.fixed_dictionaries(needed, optional=named)


def spots(data: Any) -> list[tuple[Any, Any]]:
    """Return every container with each of its keys or positions."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    here = [(data, key) for key in (data if isinstance(data, dict) else range(len(data)))]
    return here + [
        each for _, value in inner if isinstance(value, (dict, list)) for each in spots(value)
    ]


@st.composite
def mutated(draw: st.DrawFn, documents: st.SearchStrategy[Any]) -> Any:
    """Draw a document with up to three things changed, taken out or put in."""
    data = copy.deepcopy(draw(documents))
    for _ in range(draw(st.integers(0, 3))):
        found = spots(data)
        if not found:
            break
        container, key = draw(st.sampled_from(found))
        change = draw(st.sampled_from(["replace", "take out", "put in"]))
        if change == "replace":
            container[key] = draw(HOSTILE)
        elif change == "take out":
            del container[key]
        elif isinstance(container, dict):
            container[draw(WORDS | st.sampled_from(["not_asked", "settings", "id"]))] = draw(
                HOSTILE
            )
        else:
            container.append(draw(HOSTILE))
    return data
