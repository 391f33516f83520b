"""The tables: one module per noun, plain SQLAlchemy."""
