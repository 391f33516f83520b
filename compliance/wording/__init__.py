"""Words for what the domain says in codes: Japanese is the source text, English stands beside it."""
