#!/usr/bin/env bash
# Proves, without a container engine, what the native image promises: builds Dockerfile.native-micro around the binary
# given, on a base made of this machine's libraries, and runs it as the image says: by its number, on a read-only root.
#
#   docker/prove.sh target/keyfolio-0.1.0-runner
#
# Needs root, buildah, PostgreSQL's server programs, openssl and curl; where one is missing it says so and proves nothing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
binary=$(realpath "${1:?usage: prove.sh BINARY}")
image=keyfolio-proof
failures=0

postgres_programs() {
    local directory
    for directory in "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin; do
        [[ -x $directory/initdb ]] && PATH=$PATH:$directory
    done
    hash -r
}

require_tools() {
    local tool
    postgres_programs
    for tool in buildah initdb pg_ctl psql openssl curl unshare setpriv runuser; do
        command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
    [[ $EUID == 0 ]] || skip "it takes root to make a root file system of its own"
}

skip() {
    echo "docker/prove: skipped, because $1"
    exit 0
}

claim() {
    local sentence=$1
    shift
    if "$@" >/dev/null 2>&1; then
        echo "proved: $sentence"
    else
        echo "NOT TRUE: $sentence"
        failures=$((failures + 1))
    fi
}

engine() {
    buildah --storage-driver vfs --root "$work/storage" --runroot "$work/run" "$@"
}

finish() {
    local status=$?
    [[ -z ${service:-} ]] || kill -KILL "$service" 2>/dev/null || true
    [[ ! -d $work/database ]] || as_postgres pg_ctl -D "$work/database" -m immediate stop >/dev/null 2>&1 || true
    [[ -z ${container:-} ]] || engine rm "$container" >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}

as_postgres() {
    runuser -u postgres -- env PATH="$PATH" "$@"
}

free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# The base image cannot be had without a registry: in its stead, what the binary links with, and nothing else.
build_image() {
    local context=$work/context library
    mkdir -p "$context/target" "$context/base"
    cp "$binary" "$context/target/keyfolio-runner"
    cp "$here/../LICENSE" "$context/"
    ldd "$binary" | grep -o '/[^ ]*' | while read -r library; do
        install -D "$library" "$context/base$library"
    done
    sed 's|^FROM .*|FROM scratch\nCOPY base/ /|' "$here/Dockerfile.native-micro" >"$context/Dockerfile"
    engine build --quiet --isolation chroot --format docker --tag $image --file "$context/Dockerfile" "$context" >/dev/null
    container=$(engine from --pull-never $image)
    root=$(engine mount "$container")
    # Where an engine mounts something, it makes the place.
    mkdir -p "$root/proc" "$root/dev" "$root/tmp" "$root/keyfolio/config"
}

says() {
    [[ $(engine inspect --type image --format "{{.Docker.Config.$1}}" $image) == "$2" ]]
}

is_labelled() {
    local template='{{index .Docker.Config.Labels "org.opencontainers.image.version"}}'
    engine inspect --type image --format "$template" $image | grep -x '[0-9.]*' >/dev/null
}

start_database() {
    database_port=$(free_port)
    mkdir -m 0755 "$work/secrets"
    mkdir -m 0700 "$work/database"
    bash "$here/make-secrets.sh" "$work/secrets"
    install -m 0444 "$work/secrets/database-password" "$work/password"
    chown postgres "$work/database"
    as_postgres initdb -D "$work/database" -U keyfolio --auth=scram-sha-256 --pwfile="$work/password" >/dev/null
    as_postgres pg_ctl -D "$work/database" -w -l "$work/database/log" \
        -o "-p $database_port -h 127.0.0.1 -k $work/database" start >/dev/null
    export PGPASSWORD
    PGPASSWORD=$(cat "$work/password")
    query 'create database keyfolio' postgres
}

query() {
    psql -q -h 127.0.0.1 -p "$database_port" -U keyfolio -d "${2:-keyfolio}" -c "$1"
}

# Replaces this shell, so that what it leaves behind under its number is the image's entry point.
run_image() {
    cd /
    exec ${limit:+timeout "$limit"} env -i PATH="$PATH" \
        KEYFOLIO_DB_HOST=127.0.0.1 KEYFOLIO_DB_PORT="$database_port" QUARKUS_HTTP_PORT="$port" \
        KEYFOLIO_MANAGEMENT_HOST=0.0.0.0 KEYFOLIO_MANAGEMENT_PORT="$management" \
        KEYFOLIO_JWT_PRIVATE_KEY_FILE=/keyfolio/config/jwt-private-key.pem \
        KEYFOLIO_SEALING_KEYS_FILE=/keyfolio/config/sealing-keys \
        unshare --mount -- bash -euc '
            root=$1 secrets=$2
            shift 2
            mount --bind "$root" "$root"
            mount -t proc proc "$root/proc"
            mount --rbind /dev "$root/dev"
            mount -t tmpfs -o mode=1777,nosuid,nodev,noexec tmpfs "$root/tmp"
            mount --bind "$secrets" "$root/keyfolio/config"
            mount -o remount,bind,ro "$root/keyfolio/config"
            mount -o remount,bind,ro "$root"
            exec setpriv --no-new-privs --clear-groups \
                unshare --root="$root" --wd=/keyfolio --setgid=65532 --setuid=65532 -- "$@"
        ' prove "$root" "$work/secrets" /usr/local/bin/keyfolio "$@"
}

# Its own health check, as the image runs it.
is_healthy() {
    (
        limit=10
        run_image health
    )
}

is_gone() {
    local status=0
    is_healthy || status=$?
    [[ $status == 1 ]]
}

is_ready() {
    local _
    for _ in {1..300}; do
        curl -sf "$url/readyz" && return
        kill -0 "$service" || return 1
        sleep 0.1
    done
    return 1
}

is_confined() {
    local status=/proc/$service/status
    grep -qP '^Uid:(\t65532){4}$' $status && grep -qP '^Gid:(\t65532){4}$' $status &&
        grep -qP '^CapEff:\t0+$' $status && grep -qP '^NoNewPrivs:\t1$' $status
}

root_is_read_only() {
    [[ $(awk '$5 == "/" { print $6 }' "/proc/$service/mountinfo") == ro* ]]
}

sign_up() {
    [[ $(curl -s -o /dev/null -w '%{http_code}' "$url/api/signup" -H 'Content-Type: application/json' \
        -d "{\"username\":\"$1\",\"email\":\"$1@example.com\",\"password\":\"correct horse\"}") == 201 ]]
}

# A lock holds the request back while the service is told to stop.
drains() {
    local request locker started=$SECONDS
    query 'begin; lock table account; select pg_sleep(2.5); commit' &
    locker=$!
    sleep 0.5
    sign_up drained &
    request=$!
    sleep 0.5
    kill -TERM "$service"
    wait "$request"
    wait "$locker"
    exit_code=0
    wait "$service" || exit_code=$?
    service=
    ((SECONDS - started <= 10)) && [[ $exit_code == 0 || $exit_code == 143 ]]
}

require_tools
work=$(mktemp -d)
chmod 0711 "$work"
trap finish EXIT
build_image
claim "buildah builds the image, on libraries alone: no shell, no other program" test ! -e "$root/bin"
claim "the image runs as 65532:65532" says User 65532:65532
claim "its entry point is the binary" says Entrypoint '[/usr/local/bin/keyfolio]'
claim "its health check is the binary's" says Healthcheck.Test '[CMD /usr/local/bin/keyfolio health]'
claim "it is stopped by SIGTERM" says StopSignal SIGTERM
claim "it says which version it is" is_labelled
echo "size of the image, with the machine's libraries for its base: $(du -sm "$root" | cut -f1) MB"

start_database
port=$(free_port)
management=$(free_port)
url=http://127.0.0.1:$port
run_image >"$work/log" 2>&1 &
service=$!
claim "it gets ready on a read-only root, with its secrets from files" is_ready
claim "it runs by its number, without capabilities or the way to new ones" is_confined
claim "its root is read-only" root_is_read_only
claim "it signs people up" sign_up ada
claim "its health check finds it healthy" is_healthy
claim "SIGTERM lets a request under way finish, and ends it within ten seconds" drains
claim "its health check finds it gone" is_gone
echo "exit code after SIGTERM: ${exit_code:-none}"
[[ $failures == 0 ]] || { sed 's/^/  | /' "$work/log" && exit 1; }
