"""Many portfolios at a glance, a line each: for people, for programs, and as a page."""
