"""Of which flow and of whom a number is: measures, groups, people who move, and those in hand from sentences before."""
