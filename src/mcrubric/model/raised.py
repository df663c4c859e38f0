"""What is said of an error in our own code: its kind and where, never a candidate's text."""

from __future__ import annotations


def describe(error: BaseException) -> str:
    """Return the kind of an error, and the function and line where it was raised.

    The message and the rest of the traceback may hold a candidate's text, so they are left out.
    """
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return type(error).__name__ + where
