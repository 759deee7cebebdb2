#!/usr/bin/env bash
# From signing up to a revoked key, with curl alone. KEYFOLIO is the service; the README holds the same lines.
set -euo pipefail

KEYFOLIO=${KEYFOLIO:-http://localhost:8080}
field() { sed -E "s/.*\"$1\":\"?([^\",}]*).*/\\1/"; }
NAME=ada$RANDOM$RANDOM

# Sign up: the answer holds a session token.
SESSION=$(curl -s "$KEYFOLIO/api/signup" -H 'Content-Type: application/json' \
  -d "{\"username\":\"$NAME\",\"email\":\"$NAME@example.com\",\"password\":\"correct horse\"}" | field token)

# Read the profile.
curl -s "$KEYFOLIO/api/profile" -H "Authorization: Bearer $SESSION"; echo

# Change preferences: only what is sent changes.
curl -s -X PUT "$KEYFOLIO/v1/profile/preferences" -H "Authorization: Bearer $SESSION" \
  -H 'Content-Type: application/json' -d '{"timezone":"America/New_York"}'; echo

# Make an API key. Its token is shown this once.
KEY=$(curl -s -X POST "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $SESSION" \
  -H 'Content-Type: application/json' -d '{"name":"CI"}')
ID=$(echo "$KEY" | field id)
TOKEN=$(echo "$KEY" | field plain_text_token)

# Use it.
curl -s "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $TOKEN"; echo

# Revoke it.
curl -s -X DELETE "$KEYFOLIO/v1/profile/api-keys/$ID" -H "Authorization: Bearer $SESSION"; echo

# It is dead.
curl -s -w '%{http_code}\n' "$KEYFOLIO/v1/profile/api-keys" -H "Authorization: Bearer $TOKEN"
