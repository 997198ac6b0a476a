"""A number that is right of something else: of another flow, year, role or group, or of none."""
