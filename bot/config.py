"""The settings, from the environment or ``.env``; the only file that reads them."""

import os
import secrets
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.calendar import QuietHours

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
VAR = ROOT / "var"
KNOWN_SECRETS = frozenset({"", "secret", "changeme", "change-me", "geheim"})
SHORTEST_SECRET = 32


def quiet_libraries() -> None:
    """Set what Rasa, TensorFlow and their libraries read when they are imported. No telemetry, ever."""
    os.environ.update(RASA_TELEMETRY_ENABLED="false", TF_CPP_MIN_LOG_LEVEL="3", PYTHONWARNINGS="ignore")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment for a process that is started from here."""
    return {**os.environ, **changes}


class SettingsError(Exception):
    """A setting is missing or cannot be used; the message says what to do next."""


class Settings(BaseSettings):
    """All settings (docs/settings.md tells what each means)."""

    model_config = SettingsConfigDict(env_file=ROOT / ".env", extra="ignore", hide_input_in_errors=True)

    database_url: str = f"sqlite:///{VAR / 'keukentafel.db'}"
    redis_url: str | None = None
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    public_url: str | None = None
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    secret_key: SecretStr = SecretStr("")
    telegram_bot_token: SecretStr | None = None
    telegram_webhook_secret: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    whatsapp_token: SecretStr | None = None
    whatsapp_phone_number_id: str | None = None
    whatsapp_app_secret: SecretStr | None = None
    whatsapp_verify_token: SecretStr | None = None
    whatsapp_api_url: str = "https://graph.facebook.com/v23.0"
    whatsapp_business_id: str | None = None
    whatsapp_monthly_ceiling: Annotated[Decimal, Field(ge=0)] | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    demo: bool = False
    spacy_model: str | None = None
    retention_days: Annotated[int, Field(ge=1)] = 30
    keep_outcomes_days: Annotated[int, Field(ge=1)] = 365
    quiet_hours: Annotated[QuietHours, NoDecode] = QuietHours(time(20, 30), time(8, 30))
    messages_per_week: Annotated[int, Field(ge=0)] = 3

    @field_validator("quiet_hours", mode="before")
    @classmethod
    def _read_hours(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        start, dash, end = value.replace("–", "-").partition("-")
        if not dash:
            raise ValueError("write QUIET_HOURS as 20:30-08:30")
        return QuietHours(time.fromisoformat(start.strip()), time.fromisoformat(end.strip()))

    @field_validator("public_url", "rasa_url", "actions_url", "telegram_api_url", "whatsapp_api_url", "oidc_issuer")
    @classmethod
    def _end_without_slash(cls, value: str | None) -> str | None:
        """Take an address as a browser shows it: paths are put behind it."""
        return value.rstrip("/") if value else value

    @field_validator("database_url")
    @classmethod
    def _name_driver(cls, value: str) -> str:
        """Take what hosting companies hand out, and let SQLAlchemy use psycopg 3."""
        scheme, separator, rest = value.partition("://")
        return f"postgresql+psycopg{separator}{rest}" if scheme in {"postgres", "postgresql"} else value

    @model_validator(mode="after")
    def _whatsapp_has_a_number(self) -> Self:
        if self.whatsapp_token and not self.whatsapp_phone_number_id:
            raise ValueError("WHATSAPP_TOKEN needs WHATSAPP_PHONE_NUMBER_ID beside it")
        return self

    @property
    def address(self) -> str:
        """Where this installation is reached: by ``PUBLIC_URL``, or else on this machine only."""
        return self.public_url or f"http://127.0.0.1:{self.port}"

    @property
    def folder(self) -> Path:
        """Where this installation keeps its own files: beside the database, when that is a file."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path).parent if scheme == "sqlite" else VAR

    def signing_key(self) -> str:
        """Return the key that signs sessions.

        Raises:
            SettingsError: outside demo mode, when ``SECRET_KEY`` is missing, known or short.
        """
        key = self.secret_key.get_secret_value()
        if key.lower() not in KNOWN_SECRETS and len(key) >= SHORTEST_SECRET:
            return key
        if not self.demo:
            raise SettingsError(
                "SECRET_KEY is missing, known or shorter than 32 characters. Make one with "
                "`python -c 'import secrets; print(secrets.token_urlsafe(48))'` and put it in .env."
            )
        return self._demo_key()

    def _demo_key(self) -> str:
        """Return this machine's own demo key, so that a restart logs nobody out."""
        path = self.folder / "demo_secret_key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48))
        return path.read_text()
