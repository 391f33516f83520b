"""The pure core: clauses as rules, facts, and the obligations that follow from the two."""
