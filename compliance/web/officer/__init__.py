"""The ward's pages: what is due, why, under which contract, and papers to read in."""
