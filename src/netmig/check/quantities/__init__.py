"""Every quantity of any English text: where it stands, what it is worth, and which way it went.

listing      the public function
pairs        two numbers together: ranges, scores, units said once
numbers      digits and words
names        digits that name and do not count
measures     money and measures under one name each
ordinals     ranks, where they are asked for
nouns        what is counted, as said
direction    up, down, by how much, from what, to what
"""

from .listing import Quantity, quantities

__all__ = ["Quantity", "quantities"]
