"""Estimates of one period: when each was known, what was thought before, and by how much it was changed."""
