"""The contractor's pages: what it owes under its own contracts, and why."""
