"""A school's own list, as a file: read, and told what is wrong with it, row by row."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict, EmailStr, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from bot.domain.errors import KeukentafelError
from bot.domain.families import CaregiverKind, Track
from bot.services.one_roster import OneRosterError, as_rows

LARGEST = 12 * 1024 * 1024
"""Bytes; ten thousand students with two adults each are two million."""
ZIP = b"PK"


class RosterError(KeukentafelError):
    """A list that cannot be imported; nothing of it was.

    ``problems`` has a line for each row that is wrong; ``found`` the same for whoever words it in another language.
    """

    def __init__(self, problems: Sequence[str], found: Sequence["Found"] = ()) -> None:
        super().__init__("\n".join(problems))
        self.problems, self.found = problems, found


@dataclass(frozen=True)
class Found:
    """Something wrong in a list.

    Args:
        line: of the file, counted from 1.
        column: by its name; empty for the whole line.
        what: pydantic's name of the error, ``columns``, ``twice`` or ``two_names``.
        value: that stands there.
    """

    line: int
    column: str
    what: str
    value: str = ""


class Row(BaseModel):
    """One row of the project's own form: a student with one caregiver. Two caregivers are two rows."""

    model_config = ConfigDict(extra="forbid")

    klas: str = Field(min_length=1)
    niveau: Track
    leerjaar: int = Field(ge=1, le=6)
    leerlingnummer: str = Field(min_length=1)
    voornaam: str = Field(min_length=1)
    zestien_op: date | None = None
    verzorger: str = Field(min_length=1)
    soort: CaregiverKind = CaregiverKind.PARENT
    taal: str | None = Field(default=None, max_length=40)
    mentor: str | None = Field(default=None, max_length=80)
    mentor_email: EmailStr | None = None

    @field_validator("klas", "leerlingnummer", "voornaam", "verzorger", "taal", "mentor")
    @classmethod
    def _no_formula(cls, value: str | None) -> str | None:
        """Refuse what a spreadsheet would carry out (OWASP, CSV injection, read 2026-11-26)."""
        if value and value[0] in "=+@\t\r":
            raise PydanticCustomError("formula", "this is a formula, not a name")
        return value


def text_of(content: bytes) -> str:
    """Return a list in the project's own form, out of whatever a school has: CSV, or OneRoster in a zip.

    Args:
        content: of the file.

    Raises:
        RosterError: when it is neither.
    """
    if len(content) > LARGEST:
        raise RosterError(["The file is too large."], [Found(0, "", "too_large")])
    if content.startswith(ZIP):
        return _unpacked(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RosterError(["This is not text in UTF-8."], [Found(0, "", "encoding")]) from None


def _unpacked(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [one for one in archive.infolist() if one.filename.endswith(".csv")]
            if not names:
                # A workbook of Excel is a zip too.
                raise RosterError(["Save the workbook as CSV UTF-8."], [Found(0, "", "workbook")])
            if sum(one.file_size for one in names) > LARGEST:
                raise RosterError(["The file is too large."], [Found(0, "", "too_large")])
            files = {one.filename.rpartition("/")[2]: archive.read(one).decode("utf-8-sig") for one in names}
        return as_rows(files)
    except (zipfile.BadZipFile, UnicodeDecodeError):
        raise RosterError(["This is not text in UTF-8."], [Found(0, "", "encoding")]) from None
    except OneRosterError as error:
        raise RosterError([str(error)], [Found(0, error.file, error.what, error.value)]) from error


def read_rows(text: str) -> list[Row]:
    """Read a list.

    Raises:
        RosterError: with every row that is wrong, by its line in the file.
    """
    header = text.lstrip("\ufeff").partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if ";" in header else ",")
    missing = [
        name
        for name, field in Row.model_fields.items()
        if field.is_required() and name not in (reader.fieldnames or ())
    ]
    if missing:
        raise RosterError(
            [f"Line 1: these columns are missing: {', '.join(missing)}."], [Found(1, ", ".join(missing), "columns")]
        )
    rows: list[Row] = []
    found: list[Found] = []
    problems: list[str] = []
    seen: dict[tuple[str, str, str], int] = {}
    names: dict[str, str] = {}
    for raw in reader:
        line = reader.line_num
        try:
            # An empty cell says nothing: what may be left out is left out, what may not is told.
            cells = {key: value.strip() for key, value in raw.items() if key and value}
            row = Row.model_validate({key: value for key, value in cells.items() if value})
        except ValidationError as error:
            for one in error.errors():
                column = str(one["loc"][0])
                problems.append(f"Line {line}: {column}: {one['msg']}.")
                found.append(Found(line, column, one["type"], str(raw.get(column) or "")))
            continue
        before = seen.setdefault((row.klas, row.leerlingnummer, row.verzorger), line)
        if before != line:
            problems.append(f"Line {line}: the same student and caregiver stand on line {before}.")
            found.append(Found(line, "", "twice", str(before)))
        if names.setdefault(row.leerlingnummer, row.voornaam) != row.voornaam:
            problems.append(f"Line {line}: leerlingnummer: {row.leerlingnummer} has another first name above.")
            found.append(Found(line, "leerlingnummer", "two_names", row.leerlingnummer))
        rows.append(row)
    if problems:
        raise RosterError(problems, found)
    return rows
