"""The look-up: the indexes that the browser loads."""
