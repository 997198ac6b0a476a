"""Sentences: how the words of one hang together, in the scene that those before it have set."""
