"""requests of several kinds, links for children, agreements"""

from alembic import op
import sqlalchemy as sa


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go to this form."""
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('kind', sa.String(), nullable=False, server_default='call'))
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.alter_column('kind', server_default=None)

    op.create_table('child_link',
    sa.Column('token_hash', sa.String(), nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_child_link_activity_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_child_link'))
    )
    with op.batch_alter_table('child_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_child_link_activity_id'), ['activity_id'], unique=False)

    op.create_table('agreement',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('activity_id', sa.Integer(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('caregiver_id', sa.Integer(), nullable=True),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['activity_id'], ['activity.id'], name=op.f('fk_agreement_activity_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['caregiver_id'], ['caregiver.id'], name=op.f('fk_agreement_caregiver_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['student_id'], ['student.id'], name=op.f('fk_agreement_student_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agreement'))
    )
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_agreement_activity_id'), ['activity_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_caregiver_id'), ['caregiver_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_agreement_student_id'), ['student_id'], unique=False)


def downgrade() -> None:
    """Go back to the form before."""
    op.drop_table('agreement')
    op.drop_table('child_link')
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.drop_column('kind')
