"""What stands beside a claim: the other claims of its text, its numbers, and the words around it.

Asked once all claims of a text are judged. Numbers that contradict one another are called wrong here
(`told_wrong.py`); a claim that its own text answers, dates or narrows is left alone (`left_alone.py`);
and figures that are right show what others are of (`settling.py`).
"""
