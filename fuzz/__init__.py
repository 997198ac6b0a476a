"""Fuzzing: whether any text or file makes netmig crash, hang or break its own contract.

seeds       sentences of the project's own tests, with the day of each
mutation    texts made of them: spliced, with other numbers, words of time, quotes, brackets and odd characters
pages       files made of such texts: web pages, Markdown, PDF and Word documents, in any encoding, damaged
trials      one made input, by its number, and everything that it is put through
shrinking   the smallest part of an input that still fails in the same way
run         many trials in several processes; a failure is a small file
guided      the same mutations, chosen by Atheris for the code that they reach, where it is installed
"""
