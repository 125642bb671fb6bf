"""Reading: bytes -> nodes with positions -> records, and the problems found on the way."""
