"""the school: its calendar, what goes out to families and a row for each, receipts, the language at home"""

from alembic import op
import sqlalchemy as sa


revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Go to this form."""
    op.create_table('held_message',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('caregiver_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('until', MOMENT, nullable=True),
    sa.Column('decided_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['caregiver_id'], ['caregiver.id'], name=op.f('fk_held_message_caregiver_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_held_message'))
    )
    with op.batch_alter_table('held_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_held_message_caregiver_id'), ['caregiver_id'], unique=False)

    op.create_table('school_holiday',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_school_holiday_school_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_school_holiday')),
    sa.UniqueConstraint('school_id', 'uid', name=op.f('uq_school_holiday_school_id_uid'))
    )
    op.create_table('moment',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('title', sa.String(), nullable=False),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('tracks', sa.JSON(), nullable=False),
    sa.Column('years', sa.JSON(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_moment_class_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_moment_school_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moment')),
    sa.UniqueConstraint('school_id', 'uid', name=op.f('uq_moment_school_id_uid'))
    )
    with op.batch_alter_table('moment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moment_class_id'), ['class_id'], unique=False)

    op.create_table('sending',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('series', sa.String(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('anchor', sa.Date(), nullable=False),
    sa.Column('groups', sa.JSON(), nullable=False),
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=True),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.Column('released_by', sa.Integer(), nullable=True),
    sa.Column('released_at', MOMENT, nullable=True),
    sa.Column('second_by', sa.Integer(), nullable=True),
    sa.Column('second_at', MOMENT, nullable=True),
    sa.Column('stopped_by', sa.Integer(), nullable=True),
    sa.Column('stopped_at', MOMENT, nullable=True),
    sa.Column('planned_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['school_class.id'], name=op.f('fk_sending_class_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['released_by'], ['staff.id'], name=op.f('fk_sending_released_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_sending_school_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['second_by'], ['staff.id'], name=op.f('fk_sending_second_by'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['stopped_by'], ['staff.id'], name=op.f('fk_sending_stopped_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sending')),
    sa.UniqueConstraint('school_id', 'series', 'step', 'anchor', 'scope', name=op.f('uq_sending_school_id_series_step_anchor_scope')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('sending', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sending_class_id'), ['class_id'], unique=False)
        batch_op.create_index('ix_sending_state_day', ['state', 'day'], unique=False)

    op.create_table('nudge',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('sending_id', sa.Integer(), nullable=False),
    sa.Column('caregiver_id', sa.Integer(), nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('variant', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=True),
    sa.Column('due_at', MOMENT, nullable=False),
    sa.Column('decided_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['caregiver_id'], ['caregiver.id'], name=op.f('fk_nudge_caregiver_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['sending_id'], ['sending.id'], name=op.f('fk_nudge_sending_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['student_id'], ['student.id'], name=op.f('fk_nudge_student_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_nudge')),
    sa.UniqueConstraint('sending_id', 'caregiver_id', name=op.f('uq_nudge_sending_id_caregiver_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('nudge', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_nudge_caregiver_id'), ['caregiver_id'], unique=False)
        batch_op.create_index('ix_nudge_due', ['due_at'], unique=False, sqlite_where=WAITING, postgresql_where=WAITING)
        batch_op.create_index(batch_op.f('ix_nudge_student_id'), ['student_id'], unique=False)

    with op.batch_alter_table('caregiver', schema=None) as batch_op:
        batch_op.add_column(sa.Column('language', sa.String(), nullable=True))

    with op.batch_alter_table('outbound', schema=None) as batch_op:
        batch_op.add_column(sa.Column('delivered_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('read_at', MOMENT, nullable=True))

    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.add_column(sa.Column('printed_at', MOMENT, nullable=True))

    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.add_column(sa.Column('trial_caregiver_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_staff_trial_caregiver_id'), 'caregiver', ['trial_caregiver_id'], ['id'], ondelete='SET NULL')

    op.create_table('upload',
    sa.Column('token', sa.String(), nullable=False),
    sa.Column('school_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['school_id'], ['school.id'], name=op.f('fk_upload_school_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token', name=op.f('pk_upload'))
    )
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_upload_school_id'), ['school_id'], unique=False)


def downgrade() -> None:
    """Go back to the form before."""
    with op.batch_alter_table('upload', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_upload_school_id'))

    op.drop_table('upload')
    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_staff_trial_caregiver_id'), type_='foreignkey')
        batch_op.drop_column('trial_caregiver_id')

    with op.batch_alter_table('invite', schema=None) as batch_op:
        batch_op.drop_column('printed_at')

    with op.batch_alter_table('outbound', schema=None) as batch_op:
        batch_op.drop_column('read_at')
        batch_op.drop_column('delivered_at')

    with op.batch_alter_table('caregiver', schema=None) as batch_op:
        batch_op.drop_column('language')

    with op.batch_alter_table('nudge', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_nudge_student_id'))
        batch_op.drop_index('ix_nudge_due', sqlite_where=WAITING, postgresql_where=WAITING)
        batch_op.drop_index(batch_op.f('ix_nudge_caregiver_id'))

    op.drop_table('nudge')
    with op.batch_alter_table('sending', schema=None) as batch_op:
        batch_op.drop_index('ix_sending_state_day')
        batch_op.drop_index(batch_op.f('ix_sending_class_id'))

    op.drop_table('sending')
    with op.batch_alter_table('moment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moment_class_id'))

    op.drop_table('moment')
    op.drop_table('school_holiday')
    with op.batch_alter_table('held_message', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_held_message_caregiver_id'))

    op.drop_table('held_message')
