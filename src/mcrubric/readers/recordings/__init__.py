"""Recordings: how long they play, by their own headers and frames."""
