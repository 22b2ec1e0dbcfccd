"""Traces of errors: which places they passed and of what kind they are, without values: those may be a parent's words."""

import sqlite3
import traceback


def trace(error: BaseException) -> str:
    """Return the trace of an error, the first cause first.

    Local variables are left out, and so are the sentences of errors, which like to quote what they stumbled over.
    """
    return "\n".join(_one(error) for error in _chain(error))


def _chain(error: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    earlier: BaseException | None = error
    while earlier is not None and earlier not in chain:
        chain.insert(0, earlier)
        earlier = earlier.__cause__ or (None if earlier.__suppress_context__ else earlier.__context__)
    return chain


def _one(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    parts = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return "\n".join([*(trace(part) for part in parts), f"{places}{kind}{_why(error)}"])


def _why(error: BaseException) -> str:
    """Return what is wrong with the machine or the file of the database; these sentences quote nobody."""
    if isinstance(error, OSError) and error.strerror:
        return f": {error.strerror}"
    return f": {error}" if isinstance(error, sqlite3.Error) else ""
