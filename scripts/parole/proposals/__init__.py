"""Proposals: an issue turned into a word, what a proposal changes, which rules it must keep."""
