"""What stands beside a claim: the other claims of its text, its numbers, and the words around it.

Asked once all claims of a text are judged, in these rooms:

    settling/      figures that are right show of what others are
    own_numbers/   a text against its own numbers: changes, multiples, sums, shares, balances, comparisons
    estimates/     what a text tells of an estimate's history, against all the estimates
    misplaced/     numbers that are right of something else: the other flow, another year or day
    left_alone/    claims that their own text answers, dates or narrows, so that they are not called wrong after all
    years/         which year a claim that is left unchecked is shown of

`told_wrong` asks the three rooms that call a claim wrong, and `miscounts` is what they say of it.
`neighbours` and `numbers_of_sentence` find the claims and the numbers beside a claim for all of them, and `claims_of_text` what the
whole text tells. No claim asks every other one, so that twice as many take twice as long.
"""
