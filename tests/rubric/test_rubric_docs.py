"""The YAML of the pages about rubrics is read as the pages say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mcrubric.rubric.catalog import Catalog, shipped_folder
from mcrubric.rubric.examples import examples_of
from mcrubric.rubric.examples_file import examples_schema
from mcrubric.rubric.load import draft, overlaid

DOCS = Path(__file__).parents[2] / "docs"


def yaml_blocks(page: str) -> list[str]:
    text = (DOCS / page).read_text("utf-8")
    return re.findall(r"^```yaml\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def test_the_small_rubric_can_be_used_as_it_is() -> None:
    rubric = draft(yaml_blocks("reference/rubric-format.md")[0]).usable()
    assert [each.id for each in rubric.requirements] == [
        "part-1.present", "part-1.length", "part-1.convincing",
    ]  # fmt: skip


@pytest.mark.parametrize("text", yaml_blocks("how-to/official-details.md"))
def test_every_overlay_of_the_how_to_can_be_laid_over(text: str) -> None:
    rubric = Catalog((shipped_folder(),)).draft("mo/building-personal-relationships").usable()
    above = overlaid(rubric, text).usable()
    assert above.overlays
    assert above.sha256 != rubric.sha256


def test_the_official_list_takes_the_place_of_the_derived_one() -> None:
    rubric = Catalog((shipped_folder(),)).draft("mo/building-personal-relationships").usable()
    above = overlaid(rubric, yaml_blocks("how-to/official-details.md")[0]).usable()
    ours = [each.id for each in above.outcomes[0].details]
    assert ours == ["EO1.open-door", "EO1.languages"]
    assert len(above.details) == len(rubric.details) - 3 + 2


def test_the_side_file_of_the_reference_lies_beside_the_rubric_of_the_other(tmp_path: Path) -> None:
    rubric = {
        "schema": "mcrubric.rubric/1", "id": "example/one-page", "version": "1", "title": "One",
        "outcomes": [{"id": "EO1", "statement": "One."}],
        "components": [{"id": "c1", "statement": "one"}],
        "parts": [{"id": "part-1", "kind": "document", "prompts": [
            {"id": "q1", "text": "How?", "asks": [{"id": "q1.how", "text": "How"}]}
        ]}],
    }  # fmt: skip
    path = tmp_path / "one-page.json"
    path.write_text(json.dumps(rubric), "utf-8")
    text = yaml_blocks("reference/examples-format.md")[0]
    (tmp_path / "one-page.examples.yaml").write_text(text, "utf-8")
    found = examples_of(draft(path).usable())
    assert found.thresholds is not None
    assert set(found.components) | set(found.asks) | set(found.outcomes) == {"c1", "q1.how", "EO1"}


def test_the_keys_of_a_side_file_in_the_reference_are_those_of_the_schema() -> None:
    page = (DOCS / "reference/examples-format.md").read_text("utf-8")
    table = page.partition("## Keys of the file")[2].partition("\n\nFragments are")[0]
    cells = re.findall(r"^\| `([a-z-]+)` \|", table, flags=re.MULTILINE)
    assert cells == list(examples_schema()["properties"])


def test_the_file_keys_of_the_reference_are_those_of_the_schema() -> None:
    from mcrubric.rubric.file import rubric_schema

    page = (DOCS / "reference/rubric-format.md").read_text("utf-8")
    table = page.partition("## Keys of the file")[2].partition("\n\nA **detail**")[0]
    cells = re.findall(r"^\| (.*?) \|", table, flags=re.MULTILINE)
    documented = {key for cell in cells for key in re.findall(r"`([a-z-]+)`", cell)}
    assert documented == set(rubric_schema()["properties"])
