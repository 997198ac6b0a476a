"""What is left of two flows, in whatever words: gains, balances, what is taken off, how the population grew."""
