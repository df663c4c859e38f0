"""Files of waivers: read, with all mistakes at once."""
