"""A hand-in, from a folder, an archive or a mapping, into a fact-complete Portfolio."""
