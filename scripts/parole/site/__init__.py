"""The site: one plan of every address, the mould, the policy, the copy without network."""
