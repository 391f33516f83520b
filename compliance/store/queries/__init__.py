"""Reads scoped to the asking user: one module per noun, frozen dataclasses out."""
