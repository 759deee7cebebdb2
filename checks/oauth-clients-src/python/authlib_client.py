"""Runs Authlib against the service, and prints a row of the table for each way: client, version, text and result,
separated by tabs. checks/oauth-clients sets the environment that it requires."""

import os
import sys

import authlib
from authlib.integrations.requests_client import OAuth2Session

INTROSPECTION = os.environ["KEYFOLIO"] + "/oauth2/introspect"


def introspect(method, secret, token):
    client = OAuth2Session("orders", secret, token_endpoint_auth_method=method)
    return client.introspect_token(INTROSPECTION, token=token, token_type_hint="access_token")


def walk(method):
    secret, revoked = os.environ["CLIENT_SECRET"], os.environ["REVOKED_KEY"]
    claims = introspect(method, secret, os.environ["API_KEY"]).json()
    assert claims["active"] and claims["username"] == "ada" and claims["scope"] == "orders:read", claims
    assert introspect(method, secret, revoked).json() == {"active": False}
    refusal = introspect(method, revoked, os.environ["API_KEY"])
    assert refusal.status_code == 401 and refusal.json()["error"] == "invalid_client", refusal.text


failed = False
for method in ["client_secret_basic", "client_secret_post"]:
    result = "works"
    try:
        walk(method)
    except Exception as error:  # the row contains the error
        failed = True
        result = "FAILED: " + " ".join(repr(error).split())
    what = f"OAuth2Session.introspect_token, {method}; a wrong secret is invalid_client"
    print("Authlib", authlib.__version__, what, result, sep="\t")
sys.exit(1 if failed else 0)
