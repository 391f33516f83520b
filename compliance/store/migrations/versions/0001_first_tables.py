"""The first tables, word for word as each database keeps them, and the guards of the trail."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from compliance.store import append_only

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = Path(__file__).parents[1] / "statements"


def upgrade() -> None:
    """Create every table, then the guards of the trail."""
    connection = op.get_bind()
    text = (_STATEMENTS / f"0001.{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in text.removesuffix(";\n").split(";\n\n"):
        connection.exec_driver_sql(statement)
    append_only.put_up(connection)


def downgrade() -> None:
    """Drop every table, and with them what they hold."""
    connection = op.get_bind()
    tables = sa.MetaData()
    tables.reflect(connection, only=lambda name, _: name != "alembic_version")
    tables.drop_all(connection)
    append_only.take_down(connection)
