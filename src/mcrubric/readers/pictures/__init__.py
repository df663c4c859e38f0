"""Pictures: how large they are, by their headers."""
