"""Compliance and inspection management for personal information that a ward outsources."""
