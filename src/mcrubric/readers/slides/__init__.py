"""Presentations: how many slides they have, their titles, and what stands on them."""
