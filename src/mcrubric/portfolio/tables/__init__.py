"""The self-analysis as a table: its cells, its columns, its rows, and what they cite."""
