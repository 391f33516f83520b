"""What Alembic runs: the migrations on the connection that `compliance.store.migrate` hands over."""

from alembic import context

from compliance.store.migrate import COMPARISON
from compliance.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata(), **COMPARISON)
with context.begin_transaction():
    context.run_migrations()
