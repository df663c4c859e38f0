"""Where in an artifact to look: what a candidate wrote, and whether there is such a place."""
