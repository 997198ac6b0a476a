"""How far published figures move: the revision triangle, its statistics and tests, of any vintaged series.

Revision = later − earlier: positive is revised up. No statistic crosses a change of method unless
that is asked for, and every number has its n beside it.
"""
