"""Measurements of the engine and the store, each against a control on the same machine."""
