"""who came to a talk; whatsapp: when somebody was heard, what templates may be sent, what messages cost, and codes that lead to another app"""

from alembic import op
import sqlalchemy as sa


revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go to this form."""
    op.create_table('template_state',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('status', sa.String(), nullable=False),
    sa.Column('checked_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('name', 'language', name=op.f('pk_template_state'))
    )
    op.create_table('charge',
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('month', sa.Date(), nullable=False),
    sa.Column('category', sa.String(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_charge_school_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('school_id', 'month', 'category', name=op.f('pk_charge'))
    )
    with op.batch_alter_table('channel_address', schema=None) as batch_op:
        batch_op.add_column(sa.Column('heard_at', MOMENT, nullable=True))

    with op.batch_alter_table('outbound', schema=None) as batch_op:
        batch_op.add_column(sa.Column('category', sa.String(), nullable=True))
        batch_op.create_index(batch_op.f('ix_outbound_external_id'), ['external_id'], unique=False)

    with op.batch_alter_table('mentor_message', schema=None) as batch_op:
        batch_op.add_column(sa.Column('came', sa.Boolean(), nullable=True))

    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.add_column(sa.Column('moves', sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Go back to the form before."""
    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.drop_column('moves')

    with op.batch_alter_table('mentor_message', schema=None) as batch_op:
        batch_op.drop_column('came')

    with op.batch_alter_table('outbound', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_outbound_external_id'))
        batch_op.drop_column('category')

    with op.batch_alter_table('channel_address', schema=None) as batch_op:
        batch_op.drop_column('heard_at')

    op.drop_table('charge')
    op.drop_table('template_state')
