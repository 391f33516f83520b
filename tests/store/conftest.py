"""The store's tests run on both databases."""

from tests.databases import (
    database,
    database_url,
    module_database,
    postgres,
    postgres_template,
    sqlite_database,
    sqlite_template,
)

__all__ = [
    "database",
    "database_url",
    "module_database",
    "postgres",
    "postgres_template",
    "sqlite_database",
    "sqlite_template",
]
