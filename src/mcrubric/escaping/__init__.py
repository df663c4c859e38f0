"""Text of strangers made harmless for each kind of output; for authors of formats, too.

One module a kind, of pure functions that take any text, whatever it holds:
`terminal`, `html`, `xml`, `json_text`, `github`, `markdown`, `csv`.
"""

from mcrubric.escaping import csv, github, html, json_text, markdown, terminal, xml

__all__ = ["csv", "github", "html", "json_text", "markdown", "terminal", "xml"]
