"""The second factor: a code of six digits that an app makes anew each half minute (RFC 6238, read 2026-11-26)."""

import base64
import hashlib
import hmac

import pyotp
from cryptography.fernet import Fernet

from bot.services.audit import entry
from bot.services.clock import Clock
from bot.services.signing_in import Person
from bot.store.engine import Store
from bot.store.models import Staff

STEP_S, DRIFT = 30, 1
"""A code is good for its own half minute and for the one before and after: clocks differ."""
NAME = "Keukentafel"


class SecondFactor:
    """Switches the second factor on and off, and checks codes.

    Args:
        store: the database.
        clock: gives the moment, in UTC.
        key: of this installation; secrets are encrypted with what is made of it.
    """

    def __init__(self, store: Store, clock: Clock, key: str) -> None:
        self.store, self.clock = store, clock
        self._cipher = Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"totp {key}".encode()).digest()))

    def begin(self, person: Person) -> str:
        """Return the secret of somebody who switches the second factor on; it counts once a code was right."""
        with self.store.session() as session:
            staff = session.get_one(Staff, person.id)
            if staff.totp_secret is None or staff.totp_on:
                staff.totp_secret = self._cipher.encrypt(pyotp.random_base32().encode()).decode()
                staff.totp_on, staff.totp_step = False, 0
                session.commit()
            return self._secret(staff)

    def address(self, person: Person, secret: str) -> str:
        """Return what an app reads from the square."""
        return str(pyotp.TOTP(secret).provisioning_uri(name=person.name, issuer_name=NAME))

    def switch_on(self, person: Person, code: str) -> bool:
        """Ask for codes from now on; False when this one is not right."""
        with self.store.session() as session:
            staff = session.get_one(Staff, person.id)
            if staff.totp_secret is None or not self._right(staff, code):
                return False
            staff.totp_on = True
            session.add(entry(person, self.clock(), "second_factor.on", f"staff:{person.id}"))
            session.commit()
            return True

    def switch_off(self, person: Person, code: str) -> bool:
        """Ask for no codes any more; False when this one is not right."""
        with self.store.session() as session:
            staff = session.get_one(Staff, person.id)
            if not staff.totp_on or not self._right(staff, code):
                return False
            staff.totp_on, staff.totp_secret = False, None
            session.add(entry(person, self.clock(), "second_factor.off", f"staff:{person.id}"))
            session.commit()
            return True

    def is_on(self, person: Person) -> bool:
        """Return whether codes are asked for."""
        with self.store.reading() as session:
            return session.get_one(Staff, person.id).totp_on

    def check(self, staff_id: int, code: str) -> bool:
        """Return whether a code is right for somebody who logs in; each works once."""
        with self.store.session() as session:
            staff = session.get(Staff, staff_id)
            if staff is None or not staff.active or not staff.totp_on or not self._right(staff, code):
                return False
            session.commit()
            return True

    def _right(self, staff: Staff, code: str) -> bool:
        """Return whether a code is right and was not used, and keep that it is used now."""
        digits = "".join(code.split())
        now = int(self.clock().timestamp()) // STEP_S
        totp = pyotp.TOTP(self._secret(staff))
        for step in range(now - DRIFT, now + DRIFT + 1):
            if step > staff.totp_step and hmac.compare_digest(totp.generate_otp(step), digits):
                staff.totp_step = step
                return True
        return False

    def _secret(self, staff: Staff) -> str:
        return self._cipher.decrypt((staff.totp_secret or "").encode()).decode()
