"""What the provider of ``openid_provider`` serves, and what it says of its users."""

from typing import Any

from django.contrib.auth.views import LoginView
from django.urls import include, path
from oauth2_provider.oauth2_validators import OAuth2Validator

from tests.fakes.openid_provider import USERS

urlpatterns = [path("login", LoginView.as_view()), path("o/", include("oauth2_provider.urls"))]


class Validator(OAuth2Validator):
    """Puts the claims of a user into the token."""

    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        """Return what the provider says of who logged in."""
        return USERS[request.user.username]
