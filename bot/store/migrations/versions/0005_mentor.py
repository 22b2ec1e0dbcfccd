"""the mentor: the talk sheet, agreements both sides confirm, notes, messages to parents, second factor, audit by school"""

from alembic import op
import sqlalchemy as sa


revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
CONFIRMED = sa.text("state = 'confirmed'")


def upgrade() -> None:
    """Go to this form."""
    op.create_table('note',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('visible', sa.Boolean(), nullable=False),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_note_staff_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['student_id'], ['student.id'], name=op.f('fk_note_student_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note'))
    )
    with op.batch_alter_table('note', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_note_staff_id'), ['staff_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_note_student_id'), ['student_id'], unique=False)

    op.create_table('mentor_message',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('batch', sa.String(), nullable=False),
    sa.Column('staff_id', sa.Integer(), nullable=True),
    sa.Column('student_id', sa.Integer(), nullable=False),
    sa.Column('caregiver_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('slug', sa.String(), nullable=True),
    sa.Column('meets_at', MOMENT, nullable=True),
    sa.Column('place', sa.String(), nullable=True),
    sa.Column('request_id', sa.Integer(), nullable=True),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.Column('reply', sa.String(), nullable=True),
    sa.Column('replied_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['caregiver_id'], ['caregiver.id'], name=op.f('fk_mentor_message_caregiver_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['request_id'], ['request.id'], name=op.f('fk_mentor_message_request_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_mentor_message_staff_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['student_id'], ['student.id'], name=op.f('fk_mentor_message_student_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mentor_message')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('mentor_message', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_mentor_message_batch'), ['batch'], unique=False)
        batch_op.create_index(batch_op.f('ix_mentor_message_caregiver_id'), ['caregiver_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mentor_message_request_id'), ['request_id'], unique=False)
        batch_op.create_index('ix_mentor_message_student_id_made_at', ['student_id', 'made_at'], unique=False)

    # Agreements from before were of the parent, for the mentor to read: they wait for the mentor's yes now.
    with op.batch_alter_table(
        'agreement', schema=None, recreate='auto', table_kwargs={'sqlite_autoincrement': True}
    ) as batch_op:
        batch_op.add_column(sa.Column('staff_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('state', sa.String(), nullable=False, server_default='proposed'))
        batch_op.add_column(sa.Column('confirmed_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('asked_at', MOMENT, nullable=True))
        batch_op.add_column(sa.Column('result', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('closed_at', MOMENT, nullable=True))
        batch_op.alter_column('activity_id', existing_type=sa.INTEGER(), nullable=True)
        batch_op.create_foreign_key(batch_op.f('fk_agreement_staff_id'), 'staff', ['staff_id'], ['id'], ondelete='SET NULL')
    with op.batch_alter_table('agreement', schema=None, table_kwargs={'sqlite_autoincrement': True}) as batch_op:
        batch_op.alter_column('state', server_default=None)
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.create_index('ix_agreement_due', ['due'], unique=False, sqlite_where=CONFIRMED, postgresql_where=CONFIRMED)

    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('school_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('staff_id', sa.Integer(), nullable=True))
        batch_op.create_index('ix_audit_entry_school_id_id', ['school_id', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_audit_entry_staff_id'), ['staff_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_audit_entry_school_id'), 'school', ['school_id'], ['id'], ondelete='CASCADE')
        batch_op.create_foreign_key(batch_op.f('fk_audit_entry_staff_id'), 'staff', ['staff_id'], ['id'], ondelete='SET NULL')
    op.execute(
        "UPDATE audit_entry SET staff_id = (SELECT id FROM staff WHERE 'staff:' || id = audit_entry.actor) "
        "WHERE actor LIKE 'staff:%'"
    )
    op.execute(
        "UPDATE audit_entry SET school_id = (SELECT school_id FROM staff WHERE staff.id = audit_entry.staff_id) "
        "WHERE staff_id IS NOT NULL"
    )

    with op.batch_alter_table('outcome', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sheet', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.drop_index(batch_op.f('ix_outcome_student_id'))
        batch_op.create_index('ix_outcome_student_id_shared_at', ['student_id', 'shared_at'], unique=False)
    with op.batch_alter_table('outcome', schema=None) as batch_op:
        batch_op.alter_column('sheet', server_default=None)

    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('text', sa.String(), nullable=True))
        batch_op.drop_index(batch_op.f('ix_request_student_id'))
        batch_op.create_index('ix_request_student_id_done_at', ['student_id', 'done_at'], unique=False)

    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.add_column(sa.Column('totp_secret', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('totp_on', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('totp_step', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('openid_subject', sa.String(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_staff_openid_subject'), ['openid_subject'])
    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.alter_column('totp_on', server_default=None)
        batch_op.alter_column('totp_step', server_default=None)


def downgrade() -> None:
    """Go back to the form before."""
    with op.batch_alter_table('staff', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_staff_openid_subject'), type_='unique')
        batch_op.drop_column('openid_subject')
        batch_op.drop_column('totp_step')
        batch_op.drop_column('totp_on')
        batch_op.drop_column('totp_secret')

    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.drop_index('ix_request_student_id_done_at')
        batch_op.create_index(batch_op.f('ix_request_student_id'), ['student_id'], unique=False)
        batch_op.drop_column('text')

    with op.batch_alter_table('outcome', schema=None) as batch_op:
        batch_op.drop_index('ix_outcome_student_id_shared_at')
        batch_op.create_index(batch_op.f('ix_outcome_student_id'), ['student_id'], unique=False)
        batch_op.drop_column('sheet')

    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_audit_entry_staff_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_audit_entry_school_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_audit_entry_staff_id'))
        batch_op.drop_index('ix_audit_entry_school_id_id')
        batch_op.drop_column('staff_id')
        batch_op.drop_column('school_id')

    op.execute("DELETE FROM agreement WHERE activity_id IS NULL")
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.drop_index('ix_agreement_due', sqlite_where=CONFIRMED, postgresql_where=CONFIRMED)
    with op.batch_alter_table('agreement', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_agreement_staff_id'), type_='foreignkey')
        batch_op.alter_column('activity_id', existing_type=sa.INTEGER(), nullable=False)
        batch_op.drop_column('closed_at')
        batch_op.drop_column('result')
        batch_op.drop_column('asked_at')
        batch_op.drop_column('confirmed_at')
        batch_op.drop_column('state')
        batch_op.drop_column('staff_id')

    op.drop_table('mentor_message')
    op.drop_table('note')
