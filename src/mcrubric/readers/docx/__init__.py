"""Word-processor files of the OOXML family: as written parts, and their facts."""
