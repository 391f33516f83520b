"""What every test shares: how hypothesis searches, at hand and in `make long`, what is compiled once, and the databases."""

from hypothesis import HealthCheck, settings

from tests.buckets import s3_server
from tests.compilations import compile_once
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
    "s3_server",
    "sqlite_database",
    "sqlite_template",
]
"""One server and one template on each backend for all folders: a fixture imported twice would be made twice."""

compile_once()
settings.register_profile("short", deadline=None)
settings.register_profile(
    "long", deadline=None, max_examples=3000, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("short")
