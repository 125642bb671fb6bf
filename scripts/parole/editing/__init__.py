"""Editing: a word written in its canonical form, renamed, withdrawn, published; texts in, texts out."""
