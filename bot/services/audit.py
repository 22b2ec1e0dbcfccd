"""What is kept of who did what with personal data."""

from datetime import datetime
from typing import Any

from bot.services.signing_in import Person
from bot.store.models import AuditEntry


def entry(person: Person, now: datetime, action: str, subject: str, **details: Any) -> AuditEntry:
    """Return a line for the audit log, which the co-ordinator reads.

    Args:
        person: who did it.
        now: UTC.
        action: a name with a dot, for example ``student.read``; each stands in ``bot.web.routes.school.audit``.
        subject: kind and number, for example ``student:12``; never a name.
        details: numbers only.
    """
    return AuditEntry(
        at=now,
        school_id=person.school_id,
        staff_id=person.id,
        actor=f"staff:{person.id}",
        action=action,
        subject=subject,
        details=details,
    )
