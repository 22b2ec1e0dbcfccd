"""A real OpenID provider (django-oauth-toolkit) on 127.0.0.1, in one file: ``python -m tests.fakes.openid_provider``.

Arguments: port, folder for its database, the redirect address of the product. Whoever logs in has as password the user
name; the claims of each user stand in ``USERS``.
"""

import sys
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "keukentafel", "a secret of the provider"
USERS: dict[str, dict[str, Any]] = {
    "vos": {"email": "vos@school.example", "email_verified": True},
    "entra": {"email": "bos@school.example", "xms_edov": True},
    "unverified": {"email": "vos@school.example", "email_verified": False},
    "stranger": {"email": "nobody@elsewhere.example", "email_verified": True},
}
LOGIN = (
    '<form method="post">{% csrf_token %}<input type="hidden" name="next" value="{{ next }}">'
    "{{ form.as_p }}<button>Log in</button></form>"
)


def private_key() -> str:
    """Return a new key to sign tokens with."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return made.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()


def configure(port: int, folder: Path) -> None:
    """Set Django up."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="of a test",
        ROOT_URLCONF="tests.fakes.openid_urls",
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.db"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        SESSION_COOKIE_NAME="provider_session",
        LOGIN_URL="/login",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": ["django.template.context_processors.request"],
                    "loaders": [("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN})],
                },
            }
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": private_key(),
            "OIDC_ISS_ENDPOINT": f"http://127.0.0.1:{port}/o",
            "SCOPES": {"openid": "", "email": "", "profile": ""},
            "PKCE_REQUIRED": True,
            "OAUTH2_VALIDATOR_CLASS": "tests.fakes.openid_urls.Validator",
        },
        USE_TZ=True,
    )
    django.setup()


def fill(redirect: str) -> None:
    """Make the tables, the users, and the one client."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name in USERS:
        get_user_model().objects.create_user(name, password=name)
    Application.objects.create(
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        client_type="confidential",
        authorization_grant_type="authorization-code",
        algorithm="RS256",
        redirect_uris=redirect,
        skip_authorization=True,
    )


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that the library gives it
        """Write nothing."""


def main() -> None:
    """Serve."""
    port, folder, redirect = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    configure(port, folder)
    fill(redirect)
    from django.core.wsgi import get_wsgi_application

    make_server("127.0.0.1", port, get_wsgi_application(), WSGIServer, _Quiet).serve_forever()


if __name__ == "__main__":
    main()
