"""what came of it: what was tapped below a nudge, and how sure parents are"""

from alembic import op
import sqlalchemy as sa


revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go to this form."""
    op.create_table('confidence',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('caregiver_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['caregiver_id'], ['caregiver.id'], name=op.f('fk_confidence_caregiver_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confidence'))
    )
    with op.batch_alter_table('confidence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_confidence_caregiver_id'), ['caregiver_id'], unique=False)

    with op.batch_alter_table('nudge', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answer', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('answered_at', MOMENT, nullable=True))


def downgrade() -> None:
    """Go back to the form before."""
    with op.batch_alter_table('nudge', schema=None) as batch_op:
        batch_op.drop_column('answered_at')
        batch_op.drop_column('answer')

    with op.batch_alter_table('confidence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_confidence_caregiver_id'))

    op.drop_table('confidence')
