"""Estimates of one period, told as changed, as former or as first."""
