"""The pages: one package per role, and the gate, errors and languages they share."""
