"""OneRoster 1.2 in CSV (1EdTech, OneRoster CSV binding 1.2, read 2026-11-26), turned into the project's own list.

A class is a homeroom, or any class when there are none. OneRoster knows no Dutch school types: the type stands in the
class's code or title, for example ``vmbo-kb``.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from bot.domain.errors import KeukentafelError
from bot.domain.families import Track

NEEDED = ("users.csv", "classes.csv", "enrollments.csv")
COLUMNS = ("klas", "niveau", "leerjaar", "leerlingnummer", "voornaam", "verzorger", "soort", "mentor", "mentor_email")
KINDS = {"parent": ("parent", "ouder"), "guardian": ("guardian", "voogd"), "relative": ("network", "familielid")}
SHORT = {"bb": Track.VMBO_BB, "kb": Track.VMBO_KB, "gl": Track.VMBO_GL, "tl": Track.VMBO_TL}
Row = Mapping[str, str]


class OneRosterError(KeukentafelError):
    """Files that are no OneRoster, or lack what is needed."""

    def __init__(self, file: str, what: str, value: str = "") -> None:
        super().__init__(f"{file}: {what} {value}".strip())
        self.file, self.what, self.value = file, what, value


def as_rows(files: Mapping[str, str]) -> str:
    """Return the list in the project's own form.

    Args:
        files: texts by their names.

    Raises:
        OneRosterError: when a file is missing, or the school type or year of a class cannot be told.
    """
    for name in NEEDED:
        if name not in files:
            raise OneRosterError(name, "one_roster_file")
    users = {one["sourcedId"]: one for one in _active(files, "users.csv")}
    roles = {one["userSourcedId"]: one["role"] for one in _active(files, "roles.csv")}
    classes = {one["sourcedId"]: one for one in _active(files, "classes.csv")}
    homerooms = {key: one for key, one in classes.items() if one.get("classType") == "homeroom"} or classes
    taught = list(_active(files, "enrollments.csv"))
    mentors = {
        one["classSourcedId"]: users.get(one["userSourcedId"], {})
        for one in taught
        if one.get("role") == "teacher" and one["classSourcedId"] in homerooms
    }
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in taught:
        school_class, student = homerooms.get(one["classSourcedId"]), users.get(one["userSourcedId"])
        if one.get("role") == "student" and school_class and student:
            mentor = mentors.get(one["classSourcedId"], {})
            name = f"{mentor.get('givenName', '')} {mentor.get('familyName', '')}".strip()
            head = (school_class["title"], _track(school_class), _year(school_class), student["sourcedId"])
            for label, kind in _adults(student, users, roles):
                writer.writerow((*head, student["givenName"], label, kind, name, mentor.get("email", "")))
    return out.getvalue()


def _active(files: Mapping[str, str], name: str) -> Iterator[Row]:
    """Yield the rows of a file that are not to be deleted; none when the file is not there."""
    reader = csv.DictReader(io.StringIO(files.get(name, "")))
    for row in reader:
        if row.get("status") != "tobedeleted":
            yield {key: (value or "").strip() for key, value in row.items() if key}


def _adults(student: Row, users: Mapping[str, Row], roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield how each adult is called, and who it is to the child."""
    agents = [one for one in student.get("agentSourcedIds", "").split(",") if one.strip() in users]
    counts: dict[str, int] = {}
    for agent in agents or [""]:
        kind, word = KINDS.get(roles.get(agent.strip(), users.get(agent.strip(), {}).get("role", "")), KINDS["parent"])
        counts[word] = counts.get(word, 0) + 1
        number = f" ({counts[word]})" if counts[word] > 1 else ""
        yield f"{word} van {student['givenName']}{number}", kind


def _track(school_class: Row) -> str:
    said = f"{school_class.get('classCode', '')} {school_class['title']}".casefold()
    for track in Track:
        if track in said or track.replace("-", " ") in said:
            return track
    for short, track in SHORT.items():
        if re.search(rf"\b{short}\b", said):
            return track
    raise OneRosterError("classes.csv", "one_roster_track", school_class["title"])


def _year(school_class: Row) -> int:
    found = re.search(r"[1-6]", school_class["title"]) or re.search(r"[1-6]", school_class.get("grades", ""))
    if not found:
        raise OneRosterError("classes.csv", "one_roster_year", school_class["title"])
    return int(found.group())
