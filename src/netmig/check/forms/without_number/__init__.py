"""What is told in words alone: which way a flow went, on which side of nought it lies, what no form reads."""
