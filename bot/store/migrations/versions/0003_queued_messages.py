"""the next message to send, without a walk over all that was sent"""

from alembic import op
import sqlalchemy as sa


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None
QUEUED = sa.text("status = 'queued'")


def upgrade() -> None:
    """Go to this form."""
    op.create_index(
        'ix_outbound_queued', 'outbound', ['conversation_id', 'id'], sqlite_where=QUEUED, postgresql_where=QUEUED
    )


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_index('ix_outbound_queued', 'outbound')
