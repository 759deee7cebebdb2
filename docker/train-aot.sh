#!/usr/bin/env bash
# Runs the service given (quarkus-run.jar) under the load it is made for, and keeps what its JVM learnt in the AOT cache
# given. Dockerfile.jvm runs it, in an image that has neither curl nor a database: the service brings its own. With
# KEYFOLIO_DB_HOST and its companions set, it trains on that database.
set -euo pipefail

jar=$1
cache=$2
port=18080

# ask METHOD PATH [BODY [BEARER]]: prints the whole answer.
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
    # A run that was refused everything has trained nothing.
    ask GET /v1/profile/api-keys "" "$key" | grep '^HTTP/1.1 200' >/dev/null
}

java -XX:AOTCacheOutput="$cache" -Dquarkus.http.port=$port -Dkeyfolio.management.port=0 -jar "$jar" &
service=$!
trap 'kill "$service" 2>/dev/null || true' EXIT
wait_until_ready
train

# The JVM writes its cache on the way out, and says with 143 that it was asked to go.
kill -TERM "$service"
wait "$service" || [[ $? == 143 ]]
[[ -s $cache ]]
