"""Words: tokens, numbers with their hedges and units, words of time, and what a text speaks of."""
