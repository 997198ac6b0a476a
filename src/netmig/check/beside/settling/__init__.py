"""What figures that are right show others to be of."""
