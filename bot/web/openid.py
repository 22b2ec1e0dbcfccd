"""Logging in by the school's own provider: OpenID Connect, code flow with PKCE, state and nonce, by Authlib."""

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from fastapi import Request
from httpx2 import HTTPError
from joserfc.errors import JoseError

from bot.config import Settings

NAME = "school"


class OpenIdRefusedError(Exception):
    """The provider let nobody in, or what it sent cannot be trusted."""


def provider(settings: Settings) -> StarletteOAuth2App | None:
    """Return the school's provider; None when there is none. Nothing connects before the first log-in.

    Args:
        settings: ``OIDC_ISSUER``, ``OIDC_CLIENT_ID`` and ``OIDC_CLIENT_SECRET``.
    """
    if not settings.oidc_issuer or not settings.oidc_client_id or not settings.oidc_client_secret:
        return None
    registry = OAuth()
    registry.register(
        NAME,
        client_id=settings.oidc_client_id,
        client_secret=settings.oidc_client_secret.get_secret_value(),
        server_metadata_url=f"{settings.oidc_issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )
    client: StarletteOAuth2App = registry.school
    return client


async def who(client: StarletteOAuth2App, request: Request) -> tuple[str, str | None]:
    """Return how the provider knows who came back, and the e-mail address if it says that it is verified.

    Entra ID sends no ``email_verified``; there the optional claim ``xms_edov`` says the same (Microsoft's optional
    claims reference, read 2026-11-26).

    Raises:
        OpenIdRefusedError: when it cannot be trusted: another state, nonce, issuer, audience or signature, or no answer.
    """
    try:
        token = await client.authorize_access_token(request)
    except (OAuthError, JoseError, HTTPError, ValueError, KeyError) as error:
        raise OpenIdRefusedError(type(error).__name__) from error
    claims = token.get("userinfo") or {}
    if not claims.get("sub") or not claims.get("iss"):
        raise OpenIdRefusedError("no subject")
    verified = claims.get("email_verified") is True or claims.get("xms_edov") in (True, 1, "1", "true")
    return f"{claims['iss']}|{claims['sub']}", str(claims["email"]) if verified and claims.get("email") else None
