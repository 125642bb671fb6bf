"""The model: the only list of fields and of values. Everything else derives from it."""
