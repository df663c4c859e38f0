"""Rubric files: read, merged, looked over, found by id, and traced to their page."""
