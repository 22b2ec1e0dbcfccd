"""Accounts of staff: a link for a new password, and the end of an account."""

import hashlib
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.services.clock import Clock
from bot.services.list_file import RosterError
from bot.store.engine import Store
from bot.store.models import AuditEntry, Staff

LINK_LIFE = timedelta(days=1)


class Accounts:
    """The accounts of those who work at a school.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock

    def reset(self, email: str) -> str:
        """End somebody's password, second factor and sessions, and return the token of a link by which to choose a new one.

        It works once, for a day; a link from before ends.

        Raises:
            RosterError: when nobody has an account with this address.
        """
        token = secrets.token_urlsafe(16)
        with self.store.session() as session:
            staff = self._active(session, email)
            let_choose(staff, token, self.clock())
            self._audit(session, "password.reset", staff)
            session.commit()
        return token

    def end(self, email: str) -> str:
        """End somebody's account at once, sessions and links included; return whose it was.

        Raises:
            RosterError: when nobody has an account with this address.
        """
        with self.store.session() as session:
            staff = self._active(session, email)
            staff.active, staff.password_hash, staff.reset_hash = False, "", None
            staff.session_version += 1
            self._audit(session, "account.ended", staff)
            session.commit()
            return staff.name

    def is_open(self, token: str) -> bool:
        """Return whether a new password can be chosen by this link."""
        with self.store.reading() as session:
            return self._of(session, token) is not None

    def choose(self, token: str, password: str) -> bool:
        """Give somebody the password that was chosen by a link; False when the link is over.

        Args:
            token: of the link.
            password: only its argon2 hash is kept.
        """
        if not self.is_open(token):
            return False
        # Hashing takes its time: nobody's message waits for it.
        password_hash = PasswordHasher().hash(password)
        with self.store.session() as session:
            staff = self._of(session, token)
            if staff is None:
                return False
            staff.password_hash, staff.reset_hash = password_hash, None
            staff.session_version += 1
            self._audit(session, "password.chosen", staff)
            session.commit()
        return True

    def _active(self, session: Session, email: str) -> Staff:
        found = session.scalar(select(Staff).where(Staff.email == email.strip().lower(), Staff.active.is_(True)))
        if found is None:
            raise RosterError([f"Nobody has an account with the e-mail address {email}."])
        return found

    def _of(self, session: Session, token: str) -> Staff | None:
        return session.scalar(
            select(Staff).where(
                Staff.reset_hash == _hash(token), Staff.reset_until > self.clock(), Staff.active.is_(True)
            )
        )

    def _audit(self, session: Session, action: str, staff: Staff) -> None:
        session.add(
            AuditEntry(
                at=self.clock(),
                school_id=staff.school_id,
                actor="staff",
                action=action,
                subject=f"staff:{staff.id}",
                details={},
            )
        )


def let_choose(staff: Staff, token: str, now: datetime) -> None:
    """End somebody's password, second factor and sessions, and let a link choose a new password.

    Args:
        staff: whose.
        token: of the link; only its hash is kept.
        now: UTC.
    """
    staff.password_hash, staff.session_version = "", staff.session_version + 1
    staff.totp_on, staff.totp_secret = False, None
    staff.reset_hash, staff.reset_until = _hash(token), now + LINK_LIFE


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
