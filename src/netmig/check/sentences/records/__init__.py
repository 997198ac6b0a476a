"""Records as sentences tell them: in which shapes, how far they reach, and without a superlative."""
