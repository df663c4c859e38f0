"""What a file holds that does more than show itself: found, counted, never followed."""
