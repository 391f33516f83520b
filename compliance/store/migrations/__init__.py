"""Alembic's folder: numbered migrations, run by `compliance.store.migrate`."""
