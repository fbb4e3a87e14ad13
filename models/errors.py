"""The root of the errors that a user can cause. Each message is a sentence for that user."""


class JobmatchError(Exception):
    """Something that the caller can understand and act upon."""

    code = "internal"
    """Stable name of the error, for programs."""


class InvalidInput(JobmatchError):
    """What was sent cannot be used, and the message says what to change."""

    code = "invalid_input"

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class NotFound(JobmatchError):
    """The tenant has no such thing."""

    code = "not_found"


class ConfigurationError(JobmatchError):
    """A setting is missing or contradicts another."""

    code = "configuration"


class DatabaseUnavailable(JobmatchError):
    """The database cannot be reached, started or written to."""

    code = "database_unavailable"


class DatabaseTooOld(DatabaseUnavailable):
    """PostgreSQL or pgvector is older than the oldest that works."""

    code = "database_too_old"


class MigrationFailed(DatabaseUnavailable):
    """A step of the schema failed and was rolled back; the next start tries it again."""

    code = "migration_failed"


class DatabaseTooNew(DatabaseUnavailable):
    """The schema was made by a newer version of jobmatch than this one."""

    code = "database_too_new"


class DatabaseTimeout(DatabaseUnavailable):
    """A statement took longer than the caller allows."""

    code = "database_timeout"
