"""Text of strangers made harmless for each kind of output; for authors of formats, too.

One module a kind, of pure functions that take any text, whatever it holds. Each is imported by
itself, as in `from mcrubric.escaping import markdown`.
"""

__all__ = ["csv", "github", "html", "json_text", "markdown", "terminal", "xml"]
