"""What the forge runs: an issue into a proposal, the comparison, the comment."""
