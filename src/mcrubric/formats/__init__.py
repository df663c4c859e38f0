"""Output formats: a report as text for programs, and for people."""
