"""Alembic's entry: runs the migrations on the connection that ``bot.store.schema`` hands over."""

from typing import Any, Literal

from alembic import context

from bot.store.models import Base
from bot.store.models.base import UtcDateTime


def render(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own type as the plain one beneath it: a migration must not change when the code does."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=render)
with context.begin_transaction():
    context.run_migrations()
