"""Runs the HTTP clients of Python against the service, and prints a row of the table for each: client, version, text and result,
separated by tabs. checks/http-clients sets the environment that it requires."""

import asyncio
import json
import os
import platform
import sys
import time
import urllib.error
import urllib.request

import httpx
import requests
import websockets

SERVICE = os.environ["KEYFOLIO"]


def account():
    name = f"p{time.time_ns()}"
    return {"username": name, "email": name + "@example.com", "password": "correct horse"}


def headers(token):
    return {"Authorization": "Bearer " + token} if token else {}


def by_urllib(method, path, token=None, body=None):
    request = urllib.request.Request(SERVICE + path, method=method, headers=headers(token))
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def by_requests(method, path, token=None, body=None):
    answer = requests.request(method, SERVICE + path, headers=headers(token), json=body, timeout=10)
    return answer.status_code, answer.text


def by_httpx(method, path, token=None, body=None):
    answer = httpx.request(method, SERVICE + path, headers=headers(token), json=body, timeout=10)
    return answer.status_code, answer.text


def walk(send):
    def answered(expected, *request):
        status, text = send(*request)
        assert status == expected, f"expected {expected}, got {status}: {text}"
        return text

    session = json.loads(answered(201, "POST", "/api/signup", None, account()))["token"]
    key = json.loads(answered(200, "POST", "/v1/profile/api-keys", session))
    answered(200, "GET", "/v1/auth/verify", key["plain_text_token"])
    assert json.loads(answered(200, "GET", "/q/openapi?format=json"))["paths"]
    answered(200, "DELETE", f"/v1/profile/api-keys/{key['id']}", session)
    answered(401, "GET", "/v1/auth/verify", key["plain_text_token"])


async def agent():
    status, text = by_urllib("POST", "/api/signup", None, account())
    assert status == 201, text
    address = SERVICE.replace("http", "ws", 1) + "/api/agents/connect"
    credential = headers(json.loads(text)["user"]["api_key"])
    async with websockets.connect(address, subprotocols=["keyfolio.agent.v1"], extra_headers=credential) as socket:
        await socket.send(os.environ["REGISTER"])
        message = json.loads(await asyncio.wait_for(socket.recv(), 10))
        assert message["type"] == "registered", message


FAILED = []


def row(client, version, what, run):
    result = "works"
    try:
        run()
    except Exception as error:  # the row contains the error
        FAILED.append(client)
        result = "FAILED: " + " ".join(repr(error).split())
    print(client, version, what, result, sep="\t")


row("urllib.request", platform.python_version(), os.environ["WALK"], lambda: walk(by_urllib))
row("requests", requests.__version__, os.environ["WALK_GZIP"], lambda: walk(by_requests))
row("httpx", httpx.__version__, os.environ["WALK_GZIP"], lambda: walk(by_httpx))
row("websockets", websockets.version.version, os.environ["AGENT"], lambda: asyncio.run(agent()))
sys.exit(1 if FAILED else 0)
