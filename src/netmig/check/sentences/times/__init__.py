"""Which period, and which other one: what words of time, turns of news and what was told before say of it."""
