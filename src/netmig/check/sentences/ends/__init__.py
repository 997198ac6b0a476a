"""What a change, a part or a multiple is measured from, and between which two numbers it lies."""
