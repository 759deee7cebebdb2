"""Runs the generated Python client, from sign-up to a revoked key and a deleted account."""

import os
import time

import openapi_client
from openapi_client import models
from openapi_client.exceptions import ApiException

SERVICE = os.environ["KEYFOLIO"]


def using(token=None, **options):
    return openapi_client.ApiClient(openapi_client.Configuration(host=SERVICE, access_token=token, **options))


def expect(expected, actual):
    if expected != actual:
        raise AssertionError(f"expected {expected!r}, got {actual!r}")


def status(call):
    try:
        call()
        return 200
    except ApiException as refused:
        return refused.status


name = f"py{time.time_ns()}"
email = f"{name}@example.com"
password = "correct horse"
door = openapi_client.AccountApi(using())
session = using(door.sign_up(models.SignUpRequest(username=name, email=email, password=password)).token)

expect(name, openapi_client.ProfileApi(session).get_profile().user.username)
light = models.UpdatePreferencesRequest(theme="light")
expect("light", openapi_client.PreferencesApi(session).update_preferences(light).payload.theme)

keys = openapi_client.APIKeysApi(session)
first = keys.create_api_key(models.CreateApiKeyRequest(name="CI"))
key = keys.regenerate_api_key(first.id)
program = openapi_client.APIKeysApi(using(key.plain_text_token))
expect(["CI"], [each.name for each in program.list_api_keys()])
gateway = using(api_key={"apiKey": key.plain_text_token})
openapi_client.VerificationApi(gateway).verify_credential(ability=["keys:read"])

expect("Deleted", keys.revoke_api_key(key.id).message)
expect(401, status(program.list_api_keys))

events = openapi_client.AuditApi(session).list_audit_events(limit=1).events
expect(models.AuditAction("api_key.revoked"), events[0].action)
expect([], openapi_client.MachinesApi(session).list_machines().machines)
openapi_client.SessionsApi(session).end_other_sessions()
openapi_client.AuthenticationApi(session).log_out()
back = using(door.log_in(models.LogInRequest(email=email, password=password)).token)
openapi_client.AuthenticationApi(back).delete_account(models.DeleteAccountRequest(password=password))
expect(401, status(openapi_client.ProfileApi(back).get_profile))
