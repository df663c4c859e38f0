"""How much computing the checks cost, beside a plain script that does the same."""
