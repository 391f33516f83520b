"""The guide to an erasure and its certificate: step by step, what was typed kept as a draft until it is handed in."""
