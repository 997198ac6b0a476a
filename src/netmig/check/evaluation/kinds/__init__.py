"""One kind of claim each: what the figures of a day say to a level, a change, a share, a record, a rule."""
