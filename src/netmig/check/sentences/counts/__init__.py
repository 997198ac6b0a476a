"""What the Home Office counts: which count, since when, of which part of a year, and what it is set against."""
