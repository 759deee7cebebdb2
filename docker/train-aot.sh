#!/usr/bin/env bash
# Runs the given service (quarkus-run.jar) under a typical load, and writes the training data of its JVM to the given AOT cache.
# Dockerfile.jvm runs this script in an image without curl and without a database, where the service starts its embedded database.
# With KEYFOLIO_DB_HOST and the related variables, the service uses that database.
set -euo pipefail

jar=$1
cache=$2
port=18080

# ask METHOD PATH [BODY [BEARER]]: prints the complete response.
ask() {
    local body=${3:-}
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n' "$1" "$2" >&3
    printf 'Content-Type: application/json\r\nContent-Length: %d\r\n' "${#body}" >&3
    printf '%s\r\n%s' "${4:+Authorization: Bearer $4$'\r\n'}" "$body" >&3
    cat <&3
    exec 3>&-
}

field() {
    sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

wait_until_ready() {
    local _
    for _ in {1..600}; do
        if ask GET /readyz 2>/dev/null | grep '^HTTP/1.1 200' >/dev/null; then
            return
        fi
        kill -0 "$service" 2>/dev/null || break
        sleep 0.1
    done
    echo "train-aot: the service did not become ready" >&2
    return 1
}

train() {
    local name=trainee$RANDOM$RANDOM token key _
    local person="{\"username\":\"$name\",\"email\":\"$name@example.com\",\"password\":\"training $name\"}"
    token=$(ask POST /api/signup "$person" | field token)
    for _ in {1..50}; do
        ask POST /v1/auth/login "$person" >/dev/null
        ask GET /api/profile "" "$token" >/dev/null
        ask PUT /v1/profile/preferences '{"theme":"dark"}' "$token" >/dev/null
        key=$(ask POST /v1/profile/api-keys '{"name":"training"}' "$token" | field plain_text_token)
        ask GET /v1/profile/api-keys "" "$key" >/dev/null
        ask GET /nowhere >/dev/null
    done
    # If the service refused all requests, the training is worthless.
    ask GET /v1/profile/api-keys "" "$key" | grep '^HTTP/1.1 200' >/dev/null
}

java -XX:AOTCacheOutput="$cache" -Dquarkus.http.port=$port -Dkeyfolio.management.port=0 -jar "$jar" &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
wait_until_ready
train

# The JVM writes the cache when it ends. Exit code 143 means that SIGTERM ended it.
kill -TERM "$service"
wait "$service" || [[ $? == 143 ]]
[[ -s $cache ]]
