#!/usr/bin/env bash
# Signs up, creates an API key, uses it and revokes it, with curl. KEYFOLIO is the address of the service.
# docs/tutorial/first-key.md contains the same commands.
set -euo pipefail

KEYFOLIO=${KEYFOLIO:-http://localhost:8080}
field() { sed -E "s/.*\"$1\":\"?([^\",}]*).*/\\1/"; }
NAME=ada$RANDOM$RANDOM

# Sign up. The response contains a session token.
SESSION=$(curl -s "$KEYFOLIO/api/signup" -H 'Content-Type: application/json' \
  -d "{\"username\":\"$NAME\",\"email\":\"$NAME@example.com\",\"password\":\"correct horse\"}" | field token)

# Read the profile.
curl -s "$KEYFOLIO/api/profile" -H "Authorization: Bearer $SESSION"; echo

# Change preferences. Only the fields in the request change.
curl -s -X PUT "$KEYFOLIO/v1/profile/preferences" -H "Authorization: Bearer $SESSION" \
  -H 'Content-Type: application/json' -d '{"timezone":"America/New_York"}'; echo

# Create an API key. Keyfolio shows its token only in this response.
KEY=$(curl -s -X POST "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $SESSION" \
  -H 'Content-Type: application/json' -d '{"name":"CI"}')
ID=$(echo "$KEY" | field id)
TOKEN=$(echo "$KEY" | field plain_text_token)

# Use the API key.
curl -s "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $TOKEN"; echo

# Revoke the API key.
curl -s -X DELETE "$KEYFOLIO/v1/profile/api-keys/$ID" -H "Authorization: Bearer $SESSION"; echo

# The revoked API key gets 401.
curl -s -w '%{http_code}\n' "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $TOKEN"
