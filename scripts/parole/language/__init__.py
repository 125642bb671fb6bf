"""Italian: spellings, stems, forms of words, inline marks, how easily a text is read."""
