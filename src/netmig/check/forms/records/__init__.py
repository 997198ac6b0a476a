"""Records: extremes, peaks, first times and what comes next to them, with a number and without."""
