"""Charts of published figures: SVG without scripts, each with its title, its text alternative and its table.

This room knows figures and series, and nothing of articles: what else is to be marked is handed in.
"""
