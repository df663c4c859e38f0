"""PDF files, read in the worker process: their facts, and what is written in them."""
