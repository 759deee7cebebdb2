# What the checks share: the root of the repository, a directory that is removed at the end, ports, waiting, failing and claims.
# Sourced first. A check that starts something ends it in stop_all.

self=$(realpath "$0")
check=$(basename "$0")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Programs that run as another user, as PostgreSQL does, find what is theirs in it.
work=$(mktemp -d)
chmod 0711 "$work"
failures=0

# Given the status with which the check ends.
stop_all() { :; }

finish() {
    local status=$?
    trap - EXIT
    stop_all "$status" || true
    cd / && rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

# Starts the check anew with a PostgreSQL of its own, unless it has one: require_database "$@".
require_database() {
    [[ -z ${KEYFOLIO_DB_HOST:-} ]] || return 0
    rm -rf "$work"
    exec bench/with-database "$self" "$@"
}

# What the service printed is in $work/log.
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    [[ ! -s $work/log ]] || { echo "The service printed:" && tail -n 40 "$work/log"; } >&2
    exit 1
}

# Ends the check where it cannot run; that is no failure.
skip_all() {
    echo "$check: skipped, because $*"
    exit 0
}

# claim SENTENCE COMMAND...: runs a command that succeeds when the sentence is true.
claim() {
    if "${@:2}" >"$work/claim" 2>&1; then
        echo "proved: $1"
    else
        echo "NOT SO: $1"
        cat "$work/claim"
        failures=$((failures + 1))
    fi
}

# Fails when a claim did, and prints the logs that are named.
require_claims() {
    [[ $failures != 0 ]] || return 0
    tail -n 40 "$@" || true
    exit 1
}

free_port() {
    local port
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 10000))
        (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port" && return; }
    done
    return 1
}

# within SECONDS COMMAND...: runs a command until it succeeds.
within() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

# await_answer SECONDS URL PROCESS: until the service that is the process answers.
await_answer() {
    local end=$((SECONDS + $1))
    until curl -sf -o "$work/answer" "$2"; do
        kill -0 "$3" 2>/dev/null || fail "the service ended"
        ((SECONDS < end)) || fail "the service does not answer after $1 seconds"
        sleep 0.2
    done
}

# member NAME: the value of the member of that name in the JSON on standard input.
member() {
    sed -nE "s/.*\"$1\":\"?([^\",}]+).*/\1/p" | sed -n 1p
}

# The service's package, built anew when a source is newer.
build_service() {
    local run=target/quarkus-app/quarkus-run.jar
    [[ -e $run && -z $(find src/main pom.xml build/parent -newer "$run" -print -quit) ]] && return 0
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true || fail "the service cannot be built"
}
