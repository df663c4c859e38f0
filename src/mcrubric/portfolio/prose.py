"""Citations in the running text of a document: links to uploads, and names in parentheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcrubric.portfolio.bracketed import bracketed
from mcrubric.portfolio.linked import citing_links, linked
from mcrubric.portfolio.lone_lines import lone_lines

if TYPE_CHECKING:
    from mcrubric.model.documents import Document
    from mcrubric.portfolio.citing import Cited
    from mcrubric.portfolio.uploads import Uploads


def citations_in(document: Document, uploads: Uploads) -> list[Cited]:
    """Find the citations of a document, in order; code and what nobody sees hold none.

    A link whose target has no scheme is one, and so is a picture that is an upload. So are
    parentheses that begin with the name of an upload or of a file; a link in them stands for its
    target. Parentheses with nothing but places right behind a link say where to look in its target;
    so do places in its label, right behind it, before it (`page 12 of`), and in another cell of its
    row. A line or cell that is nothing but a name and places is a citation too.
    """
    links = citing_links(document, uploads)
    in_brackets = list(bracketed(document, links, uploads))
    taken = {each for _, used in in_brackets for each in used}
    found = [cited for cited, _ in in_brackets]
    spans = sorted((each.start, each.end) for each in found)
    found += lone_lines(document, links, spans, uploads)
    found += linked(document, [link for link in links if link not in taken], uploads)
    return sorted(found, key=lambda cited: (cited.start, cited.end))
