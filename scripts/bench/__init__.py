"""How long it takes, beside others."""
