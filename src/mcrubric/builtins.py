"""What comes with the library: the plain tuples of built-in checks, readers and formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.engine.registry import Registry, checks_by_name
from mcrubric.rubric.catalog import shipped_folder

if TYPE_CHECKING:
    from mcrubric.check import CheckFunction
    from mcrubric.model.formats import Format
    from mcrubric.readers.reading import FactReader, Reader


def checks() -> tuple[CheckFunction, ...]:
    """Return the built-in checks, in the order of the parts that they look at."""
    from mcrubric.checks.artifacts_cited import artifacts_cited
    from mcrubric.checks.artifacts_inert import artifacts_inert
    from mcrubric.checks.artifacts_readable import artifacts_readable
    from mcrubric.checks.artifacts_uploaded import artifacts_uploaded
    from mcrubric.checks.citations_resolve import citations_resolve
    from mcrubric.checks.components_addressed import components_addressed
    from mcrubric.checks.continuation_stated import continuation_stated
    from mcrubric.checks.details_covered import details_covered
    from mcrubric.checks.entries_recognised import entries_recognised
    from mcrubric.checks.examples_given import examples_given
    from mcrubric.checks.explanations_own import explanations_own
    from mcrubric.checks.explanations_present import explanations_present
    from mcrubric.checks.impact_stated import impact_stated
    from mcrubric.checks.locators_resolve import locators_resolve
    from mcrubric.checks.locators_verified import locators_verified
    from mcrubric.checks.part_inert import part_inert
    from mcrubric.checks.part_present import part_present
    from mcrubric.checks.prompts_answered import prompts_answered
    from mcrubric.checks.substance import substance
    from mcrubric.checks.text_reused import text_reused
    from mcrubric.checks.text_visible import text_visible
    from mcrubric.checks.word_minimum import word_minimum

    return (
        part_present,
        word_minimum,
        text_visible,
        part_inert,
        text_reused,
        substance,
        prompts_answered,
        artifacts_uploaded,
        details_covered,
        entries_recognised,
        citations_resolve,
        artifacts_readable,
        artifacts_inert,
        locators_resolve,
        locators_verified,
        explanations_present,
        explanations_own,
        artifacts_cited,
        components_addressed,
        examples_given,
        impact_stated,
        continuation_stated,
    )


def readers() -> tuple[Reader, ...]:
    """Return the built-in readers of written parts."""
    from mcrubric.readers.docx.docx import DOCX
    from mcrubric.readers.html import HTML
    from mcrubric.readers.markdown import MARKDOWN
    from mcrubric.readers.odf.written import ODS, ODT
    from mcrubric.readers.pdf.pdf import PDF_TEXT
    from mcrubric.readers.plain import PLAIN
    from mcrubric.readers.sheets.csv_document import CSV, TSV
    from mcrubric.readers.sheets.xlsx_reader import XLSX

    return (MARKDOWN, PLAIN, HTML, DOCX, ODT, PDF_TEXT, XLSX, ODS, CSV, TSV)


def fact_readers() -> tuple[FactReader, ...]:
    """Return the built-in readers of the facts of uploaded files."""
    from mcrubric.readers.documents import DOCUMENTS
    from mcrubric.readers.pdf.pdf import PDF
    from mcrubric.readers.pictures.image import IMAGE
    from mcrubric.readers.recordings.media import MEDIA
    from mcrubric.readers.sheets.sheets import SHEETS
    from mcrubric.readers.slides.slides import SLIDES
    from mcrubric.readers.textfacts import TEXT

    return (PDF, MEDIA, IMAGE, SLIDES, SHEETS, DOCUMENTS, TEXT)


def formats() -> tuple[Format, ...]:
    """Return the built-in output formats."""
    from mcrubric.formats.csv import CSV
    from mcrubric.formats.github import GITHUB
    from mcrubric.formats.html import HTML
    from mcrubric.formats.json import JSON
    from mcrubric.formats.junit import JUNIT
    from mcrubric.formats.markdown import MARKDOWN
    from mcrubric.formats.sarif import SARIF
    from mcrubric.formats.terminal import TERMINAL

    return (TERMINAL, JSON, MARKDOWN, HTML, SARIF, JUNIT, GITHUB, CSV)


def builtin_registry() -> Registry:
    """Return a registry of all that comes with the library."""
    return Registry(
        checks=checks_by_name(checks()),
        readers=readers(),
        fact_readers=fact_readers(),
        formats={each.name: each for each in formats()},
        rubric_folders=(shipped_folder(),),
    )
