"""Another glossary → drafts of words: one reader for each format, one place that makes the files."""
