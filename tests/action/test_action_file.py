"""The action's file says what it does: its keys, its names, its pins, and no input in a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from composite import read_action
from expressions import evaluated, holds, inserted, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = {"name", "description", "author", "branding", "inputs", "outputs", "runs"}
STEP_KEYS = {
    "id", "name", "if", "shell", "env", "run", "uses", "with", "continue-on-error"
}  # fmt: skip
"""Of GitHub's page on metadata; `working-directory` is not needed."""
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
STATUS = {"always": True, "success": True, "failure": False, "cancelled": False}


@pytest.fixture(scope="module")
def action(root: Path) -> dict[str, Any]:
    return read_action(root / "action.yml")


def values(step: dict[str, Any]) -> Iterator[str]:
    """Yield what may hold an expression."""
    yield from step.get("with", {}).values()
    yield from step.get("env", {}).values()
    if "if" in step:
        yield f"${{{{ {step['if']} }}}}"


def test_its_keys_are_those_that_github_knows(action: dict[str, Any]) -> None:
    assert action.keys() == KEYS
    assert action["runs"].keys() == {"using", "steps"}
    assert action["runs"]["using"] == "composite"
    for name, each in action["inputs"].items():
        assert each.keys() == {"description", "default"}, name
    for name, each in action["outputs"].items():
        assert each.keys() == {"description", "value"}, name
    for step in action["runs"]["steps"]:
        assert step.keys() <= STEP_KEYS
        assert ("run" in step) is ("shell" in step)
        assert ("run" in step) is not ("uses" in step)
        assert "with" not in step or "uses" in step


def test_every_input_is_used_and_every_name_is_declared_before(action: dict[str, Any]) -> None:
    used, ids = set(), set()
    for step in action["runs"]["steps"]:
        for name in (each for value in values(step) if "${{" in value for each in names_in(value)):
            kind, _, rest = name.partition(".")
            assert kind in {"inputs", "steps"}, name
            assert kind == "inputs" or rest.split(".")[0] in ids, name
            used |= {rest} if kind == "inputs" else set()
        ids |= {step["id"]} if "id" in step else set()
    assert used == action["inputs"].keys()
    for each in action["outputs"].values():
        assert [name.split(".")[1] in ids for name in names_in(each["value"])] == [True]


def test_what_it_uses_of_others_is_pinned_and_is_what_our_workflows_use(root: Path) -> None:
    text = (root / "action.yml").read_text(encoding="utf-8")
    lines = [line.strip().removeprefix("- ") for line in text.splitlines() if "uses:" in line]
    assert lines
    assert all(PINNED.fullmatch(each) for each in lines)
    ours = "".join(
        each.read_text(encoding="utf-8") for each in (root / ".github" / "workflows").iterdir()
    )
    assert [each for each in lines if each.startswith("uses: actions/") and each not in ours] == []


def test_no_input_stands_in_a_script(action: dict[str, Any]) -> None:
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert scripts
    for script in scripts:
        assert "${{" not in script
        assert script.count('"') == 2 * script.count('"$'), "a variable is not quoted"


def test_every_python_is_started_isolated(action: dict[str, Any], root: Path) -> None:
    texts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    texts.append((root / ".github" / "action" / "install.sh").read_text(encoding="utf-8"))
    starts = re.findall(r'^.*"\$(?:PYTHON|python)".*$', "\n".join(texts), re.MULTILINE)
    starts = [each for each in starts if not re.search(r"\[ -e|echo", each)]
    assert len(starts) >= 5
    assert all(re.search(r'"\$(?:PYTHON|python)" -I ', each) for each in starts)


def test_neither_the_check_nor_an_upload_can_turn_the_job_red_and_all_else_can(
    action: dict[str, Any],
) -> None:
    """The check's result is said by the last step."""
    steps = action["runs"]["steps"]
    may_fail = [step for step in steps if step.get("continue-on-error") == "true"]
    assert [step.get("id") or step["uses"].partition("@")[0] for step in may_fail] == [
        "check", "actions/upload-artifact", "github/codeql-action/upload-sarif"
    ]  # fmt: skip
    assert steps[-1]["if"] == "always()"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("inputs.a == 'X'", True),
        ("inputs.a != 'x'", False),
        ("inputs.a == 'y' || always() && !failure()", True),
        ("(inputs.a == 'y' || always()) && failure()", False),
        ("'it''s'", "it's"),
    ],
)
def test_expressions_come_to_what_github_makes_of_them(text: str, *, value: object) -> None:
    assert evaluated(text, {"inputs.a": "x"}.__getitem__, STATUS) == value


@pytest.mark.parametrize(
    "text", ["inputs.b", "inputs.a inputs.a", "a[0]", "format('{0}', inputs.a)", "1 < 2"]
)
def test_an_expression_that_is_not_known_is_refused(text: str) -> None:
    with pytest.raises((KeyError, ValueError, AssertionError)):
        evaluated(text, {"inputs.a": "x"}.__getitem__, STATUS)


def test_a_condition_asks_for_success_unless_it_says_otherwise() -> None:
    failed = {**STATUS, "success": False, "failure": True}
    known = {"inputs.a": "x"}.__getitem__
    assert [holds("inputs.a == 'x'", known, each) for each in (STATUS, failed)] == [True, False]
    assert [holds("always()", known, each) for each in (STATUS, failed)] == [True, True]
    assert inserted("<${{ inputs.a }}/${{ inputs.a }}>", known) == "<x/x>"
