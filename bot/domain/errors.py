"""What can go wrong in the rules themselves."""


class KeukentafelError(Exception):
    """Base of every error this project raises on purpose."""


class ContentError(KeukentafelError, ValueError):
    """A file under data/ says something the rules cannot carry out.

    Args:
        what: is wrong, for the person who edits the file.
        place: keys and indexes that lead to it from the thing that was refused.
    """

    def __init__(self, what: str, *place: int | str) -> None:
        super().__init__(what)
        self.place = place


class Unfit(KeukentafelError):
    """An answer that does not fit the step it was given to.

    Args:
        reason: key of the sentence in data/texts/walk.yml that tells the parent kindly.
        values: what that sentence needs, for example how many choices are still missing.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values
