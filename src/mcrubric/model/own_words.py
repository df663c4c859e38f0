"""Words of our own in what a report tells: everything else is taken for a candidate's."""

from __future__ import annotations


class OwnWords(str):
    """A text that holds nothing of what was handed in: no word, no name, no path.

    Numbers, the rubric's words and ids, and the names of files are known as such. Any other text
    in the arguments of a message or in evidence is a candidate's unless it is marked with this,
    and outputs that do not quote leave it out (decision 13). Text that is put together loses the
    mark, so that one has to say it again of the whole.
    """

    __slots__ = ()
