"""Rules of migration: amounts, their moves and dates, terms, and who may do what."""
