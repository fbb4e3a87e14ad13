"""What the readers refuse, with the reason."""

from models.errors import JobmatchError


class RejectedListing(JobmatchError):
    """What was sent is not a usable job ad, and the message says why."""

    code = "rejected_listing"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
