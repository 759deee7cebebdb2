#!/usr/bin/env python3
"""An example that signs up, creates an API key, uses it and revokes it. It requires only Python 3.9 or later.

KEYFOLIO is the address of the service. The default is http://localhost:8080.
"""

import http.client
import json
import os
import secrets
import sys
import urllib.request

TIMEOUT_SECONDS = 10


class KeyfolioError(Exception):
    """A failed request. `status` is that of the error response, or None without one."""

    def __init__(self, message, status=None):
        super().__init__(message)
        self.status = status


class AnswersAsTheyAre(urllib.request.HTTPErrorProcessor):
    """Returns error responses and redirects as they are: another service must not receive the credential."""

    def http_response(self, request, response):
        return response

    https_response = http_response


class Keyfolio:
    """Sends requests to Keyfolio with a session token, an API key or no credential."""

    def __init__(self, url, token=None):
        self._url = url.rstrip("/")
        self._headers = {"Accept": "application/json", "Content-Type": "application/json"}
        if token is not None:
            self._headers["Authorization"] = f"Bearer {token}"
        self._opener = urllib.request.build_opener(AnswersAsTheyAre)

    def sign_up(self, username, email, password):
        """Creates an account and returns a session token."""
        account = {"username": username, "email": email, "password": password}
        return self._call("POST", "/api/signup", account, lambda answer: answer["token"])

    def profile(self):
        return self._call("GET", "/api/profile", None, lambda answer: answer["user"])

    def preferences(self):
        return self._call("GET", "/v1/profile/preferences", None, lambda answer: answer["payload"])

    def change_preferences(self, **changes):
        """Changes only the given preferences; returns all preferences."""
        return self._call("PUT", "/v1/profile/preferences", changes, lambda answer: answer["payload"])

    def create_key(self, name, abilities):
        """Returns the id and the token of a new API key. Keyfolio shows the token only once."""
        key = {"name": name, "abilities": abilities}
        path = "/v1/profile/api-keys"
        return self._call("POST", path, key, lambda answer: (answer["id"], answer["plain_text_token"]))

    def revoke_key(self, key_id):
        self._call("DELETE", f"/v1/profile/api-keys/{key_id}", None, lambda answer: answer["message"])

    def who_am_i(self):
        """Returns the owner of the credential."""
        return self._call("GET", "/v1/auth/user", None, lambda answer: answer["payload"])

    def _call(self, method, path, body, read):
        data = None if body is None else json.dumps(body).encode()
        status, text = self._send(method, path, data)
        try:
            answer = json.loads(text)
            if 200 <= status < 300:
                return read(answer)
            detail = answer["detail"]
        except (ValueError, KeyError, TypeError):
            message = f"{method} {path}: {self._url} does not answer as Keyfolio does (status {status})"
            raise KeyfolioError(message) from None
        raise KeyfolioError(f"{method} {path}: {status} {detail}", status)

    def _send(self, method, path, data):
        try:
            request = urllib.request.Request(self._url + path, data, self._headers, method=method)
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as response:
                return response.status, response.read()
        # OSError includes URLError and timeouts; ValueError means an invalid address.
        except (OSError, http.client.HTTPException, ValueError) as failure:
            reason = getattr(failure, "reason", failure)
            raise KeyfolioError(f"{method} {path}: no answer from {self._url} ({reason})") from failure


def walk_through(url):
    name = f"ada-{secrets.token_hex(4)}"
    token = Keyfolio(url).sign_up(name, f"{name}@example.com", secrets.token_urlsafe(18))
    session = Keyfolio(url, token)
    print(f"Signed up as {name}.")

    user = session.profile()
    print(f"Profile: {user['id']}, {user['username']}, {user['email']}.")

    show("Preferences", session.preferences())
    show("Changed", session.change_preferences(timezone="America/New_York"))

    key_id, key_token = session.create_key("CI", ["profile:read"])
    print(f"Created API key {key_id}.")
    key = Keyfolio(url, key_token)
    print(f"The API key belongs to {key.who_am_i()['name']}.")

    session.revoke_key(key_id)
    print(f"Revoked API key {key_id}.")
    show_refusal(key)


def show(title, preferences):
    print(f"{title}: timezone {preferences['timezone']}, language {preferences['language']}, "
          f"theme {preferences['theme']}.")


def show_refusal(key):
    try:
        key.who_am_i()
    except KeyfolioError as refusal:
        if refusal.status != 401:
            raise
        print(f"Refused: {refusal}")
    else:
        raise KeyfolioError("The revoked API key is still valid")


if __name__ == "__main__":
    try:
        walk_through(os.environ.get("KEYFOLIO", "http://localhost:8080"))
    except KeyfolioError as error:
        sys.exit(str(error))
