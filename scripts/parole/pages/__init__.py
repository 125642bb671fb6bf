"""What readers see: each page is a function of the glossary alone."""
