"""What others ask of our formats: published schemas, and what those do not say."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft7Validator
from lxml import etree
from referencing import Registry

import mcrubric

SCHEMAS: Final = Path(__file__).resolve().parents[3] / "shared" / "schemas"


@cache
def sarif_schema() -> Draft7Validator:
    """Return the validator of SARIF 2.1.0; it fetches nothing."""
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema, registry=Registry())


@cache
def junit_schema() -> etree.XMLSchema:
    """Return the schema that the readers of Jenkins and GitLab accept."""
    return etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))


def written(report: mcrubric.Report, form: str, **options: Any) -> str:
    """Return a report in a format, as a portal gets it."""
    return mcrubric.write_report(report, form, **options)


def sarif_run(text: str) -> dict[str, Any]:
    """Return the one run of a log."""
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def check_sarif(text: str) -> dict[str, Any]:
    """Hold a log against the schema, and against what no schema can say; return its run."""
    mistakes = [error.message for error in sarif_schema().iter_errors(json.loads(text))]
    assert mistakes == []
    run = sarif_run(text)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] != "fail")
        _check_places(result, run)
    for told in run["invocations"][0]["toolExecutionNotifications"]:
        rule = told.get("associatedRule")
        assert rule is None or rules[rule["index"]]["id"] == rule["id"]
    return run


def _check_places(result: dict[str, Any], run: dict[str, Any]) -> None:
    assert "physicalLocation" in result["locations"][0]
    for place in result["locations"]:
        where = place.get("physicalLocation", {})
        region = where.get("region", {})
        numbers = {key: region.get(key, 1) for key in ("startLine", "startColumn", "endColumn")}
        assert min(numbers.values()) >= 1
        assert region.get("endLine", numbers["startLine"]) >= numbers["startLine"]
        file = where.get("artifactLocation", {})
        if "index" in file:
            assert run["artifacts"][file["index"]]["location"]["uri"] == file["uri"]


def check_junit(text: str) -> etree._Element:
    """Hold a document against the schema, and its counts against its cases; return its root."""
    root = etree.fromstring(text.encode())
    junit_schema().assertValid(root)
    for holder in (root, *root.iter("testsuite")):
        cases = [*holder.iter("testcase")]
        assert holder.get("tests") == str(len(cases))
        for element, count in (("failure", "failures"), ("error", "errors"), ("skipped", None)):
            found = str(sum(case.find(element) is not None for case in cases))
            assert holder.get(count or element, found) == found
    for case in root.iter("testcase"):
        assert sum(child.tag in {"failure", "error", "skipped"} for child in case) <= 1
    return root
