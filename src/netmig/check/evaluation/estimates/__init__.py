"""What older and later estimates of a year say to a number."""
