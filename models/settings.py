"""What an operator may set: environment variables, or the command's options, which win."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from models.database import TENANT
from models.errors import ConfigurationError

Bytes = Annotated[int, Field(ge=1024)]
LogLevel = Literal["debug", "info", "warning", "error"]


def _own_data_dir() -> Path:
    # The XDG base directory specification: a relative value is to be ignored.
    home = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (home if home.is_absolute() else Path("~/.local/share")) / "jobmatch"


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        raise ValueError("the home directory is unknown, so name an absolute path") from None


def _with_driver(url: str) -> str:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("it is not of the form postgresql://user:password@host/name") from None
    if parsed.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise ValueError("only PostgreSQL is supported, so begin with postgresql://")
    return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


class Settings(BaseSettings):
    """The settings of one process. The names of the environment stand in upper case, prefixed."""

    model_config = SettingsConfigDict(
        env_prefix="JOBMATCH_", env_ignore_empty=True, frozen=True, validate_by_name=True
    )

    data_dir: Annotated[Path, AfterValidator(_absolute)] = Field(
        default_factory=_own_data_dir, validate_default=True
    )
    """Embedded database, models, caches."""
    model: Annotated[Path, AfterValidator(_absolute)] | None = None
    """Folder of a model that `jobmatch export-model` made. None: the default model."""
    database_url: Annotated[str, AfterValidator(_with_driver)] | None = Field(
        default=None,
        validation_alias="database_url",  # DATABASE_URL, as every platform calls it
        repr=False,  # holds a password
    )
    """None: the embedded database."""
    pool_size: int = Field(default=8, ge=1, le=64)
    """Connections to the database; as many requests are answered at once."""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    log_level: LogLevel = "info"
    max_body_bytes: Bytes = 1024 * 1024
    max_upload_bytes: Bytes = 10 * 1024 * 1024
    max_concurrency: int = Field(default=32, ge=1)
    """Requests at work or waiting for a turn; more are turned away."""
    request_timeout_seconds: float = Field(default=30, gt=0)
    tenant: str = Field(default="default", pattern=TENANT)
    """Whose data the command and an API without keys work on."""


def make_settings(**options: Any) -> Settings:  # noqa: ANN401 - each field checks its own
    """The settings of the environment and of `options`, of which None means not given.

    Raises ConfigurationError with a sentence for each setting that cannot be used.
    """
    try:
        return Settings(**{name: value for name, value in options.items() if value is not None})
    except ValidationError as error:
        raise ConfigurationError(
            " ".join(_sentence(str(each["loc"][0]), each["msg"]) for each in error.errors())
        ) from None


def _sentence(field: str, message: str) -> str:
    name = field.upper() if field == "database_url" else f"JOBMATCH_{field.upper()}"
    reason = message.removeprefix("Value error, ")
    return f"{name} cannot be used: {reason[0].lower()}{reason[1:]}."
