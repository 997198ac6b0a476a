"""Whose words they are.

A speaker is a person, a body, an office, a paper or those of a calling; never a place or a thing.

    name_words    the words that names of speakers are made of, and what they tell of them
    names         the noun phrase of a speaker: where it begins and ends, whether it is a person or a body
    saying        verbs of saying, and where the one who says it stands to them
    quotations    quoted words, and who is said to have spoken them
    meant         whom "he", "she", "it" and "they" mean
    transcripts   who speaks under a head, "Ann Hill: Well, …"
"""
