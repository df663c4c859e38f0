"""The YAML of the pages about rubrics is read as the pages say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mcrubric.rubric.catalog import Catalog, shipped_folder
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


def test_the_file_keys_of_the_reference_are_those_of_the_schema() -> None:
    from mcrubric.rubric.file import rubric_schema

    page = (DOCS / "reference/rubric-format.md").read_text("utf-8")
    table = page.partition("## Keys of the file")[2].partition("\n\nA **detail**")[0]
    cells = re.findall(r"^\| (.*?) \|", table, flags=re.MULTILINE)
    documented = {key for cell in cells for key in re.findall(r"`([a-z-]+)`", cell)}
    assert documented == set(rubric_schema()["properties"])
