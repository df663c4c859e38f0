"""Files of waivers: read, and kept out of what a candidate hands in."""
