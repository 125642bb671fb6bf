"""The glossary: words that know one another, their states, citations and addresses."""
