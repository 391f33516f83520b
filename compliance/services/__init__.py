"""Use cases: one function is one transaction and its trail entries."""
