"""What of a report may be shown to whom: quotes, names of files, and neither of them."""
