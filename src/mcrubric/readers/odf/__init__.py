"""OpenDocument files, zipped or flat: texts, presentations and spreadsheets."""
