"""requests that are done, links for a new password"""

from alembic import op
import sqlalchemy as sa


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form."""
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('done_at', sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reset_hash', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('reset_until', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back to the form before."""
    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.drop_column('reset_until')
        batch_op.drop_column('reset_hash')
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.drop_column('done_at')
