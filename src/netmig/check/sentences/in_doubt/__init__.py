"""Why a number may not be what it seems, and when nothing else can be meant."""
