"""What can go wrong through no fault of the program, each told in a sentence that says what to do."""

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.config import SettingsError
from bot.domain.errors import KeukentafelError

FORESEEN = (KeukentafelError, SettingsError, LookupError, OSError, ValidationError, SQLAlchemyError)


def sentence(error: Exception) -> str:
    """Return what to say of one of the foreseen errors."""
    if isinstance(error, ValidationError):
        wrong = (f"{'.'.join(map(str, one['loc'])).upper()}: {one['msg']}." for one in error.errors())
        return "A setting cannot be used. " + " ".join(wrong)
    if isinstance(error, SQLAlchemyError):
        return "The database does not answer or has an old form. Look at DATABASE_URL; then `python -m bot migrate`."
    return str(error)
