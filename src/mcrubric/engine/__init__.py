"""From a rubric to a plan, and from a plan and a portfolio to a report."""
