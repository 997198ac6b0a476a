"""What is foreseen, promised or wished for: numbers, sums and words."""
