"""Bytes of one format become a document, or the facts of an upload."""
