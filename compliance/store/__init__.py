"""SQL: the tables, the projection, and the reads scoped to the asking user."""
