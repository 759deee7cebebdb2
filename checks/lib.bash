# The functions that all checks share: the root of the repository, a work directory that is removed at the end, ports, waiting,
# failures and claims. Each check sources this file first. A check that starts processes ends them in stop_all.

self=$(realpath "$0")
check=$(basename "$0")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Programs that run as another user, such as PostgreSQL, can enter the directory.
work=$(mktemp -d)
chmod 0711 "$work"
failures=0

# stop_all STATUS: a check replaces this function; the status is that of the check.
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

# require_database "$@": restarts the check with a new PostgreSQL, unless KEYFOLIO_DB_HOST names one.
require_database() {
    [[ -z ${KEYFOLIO_DB_HOST:-} ]] || return 0
    rm -rf "$work"
    exec bench/with-database "$self" "$@"
}

# fail MESSAGE: prints the message and the log of the service, $work/log, and ends the check with 1.
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    [[ ! -s $work/log ]] || { echo "The service printed:" && tail -n 40 "$work/log"; } >&2
    exit 1
}

# skip_all REASON: ends a check that cannot run here, with status 0.
skip_all() {
    echo "$check: skipped, because $*"
    exit 0
}

# claim SENTENCE COMMAND...: runs a command that succeeds if the sentence is true.
claim() {
    if "${@:2}" >"$work/claim" 2>&1; then
        echo "proved: $1"
    else
        echo "FALSE: $1"
        cat "$work/claim"
        failures=$((failures + 1))
    fi
}

# require_claims LOG...: if a claim was false, prints the logs and ends the check with 1.
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

# within SECONDS COMMAND...: runs a command until it succeeds; fails after that time.
within() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

# await_answer SECONDS URL PROCESS: waits until the service with that process id answers.
await_answer() {
    local end=$((SECONDS + $1))
    until curl -sf -o "$work/answer" "$2"; do
        kill -0 "$3" 2>/dev/null || fail "the service ended"
        ((SECONDS < end)) || fail "the service does not answer after $1 seconds"
        sleep 0.2
    done
}

# member NAME: prints the value of a member of the JSON on standard input.
member() {
    { cat && echo; } | sed -nE "s/.*\"$1\":\"?([^\",}]+).*/\1/p" | sed -n 1p
}

# Builds the JVM package of the service if it is missing or older than a source.
build_service() {
    local run=target/quarkus-app/quarkus-run.jar
    [[ -e $run && -z $(find src/main pom.xml build/parent -newer "$run" -print -quit) ]] && return 0
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true || fail "the service cannot be built"
}
