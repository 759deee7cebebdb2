#!/usr/bin/env bash
# Runs vsay-agent against the service, as its users do, and checks what they are promised.
#
#   bench/with-database agent/prove.sh [SERVICE] [AGENT]
#
# SERVICE and AGENT are commands; by default both jars, built before by ./mvnw package and ./mvnw -f agent/pom.xml package.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

read -ra service <<<"${1:-java -jar target/quarkus-app/quarkus-run.jar}"
read -ra agent <<<"${2:-java -jar agent/target/vsay-agent.jar}"
work=$(mktemp -d)
base=http://localhost:18790
export QUARKUS_HTTP_PORT=18790 KEYFOLIO_MANAGEMENT_PORT=0 KEYFOLIO_AGENT_HEARTBEAT_SECONDS=2
failures=0
service_pid='' agent_pid=''

finish() {
    kill $service_pid $agent_pid 2>/dev/null || true
    wait || true
    rm -rf "$work"
}
trap finish EXIT

claim() {
    local sentence=$1
    shift
    if "$@" >"$work/claim" 2>&1; then
        echo "proved: $sentence"
    else
        echo "NOT SO: $sentence"
        cat "$work/claim" "$work/agent.log"
        failures=$((failures + 1))
    fi
}

# within SECONDS COMMAND...
within() {
    local end=$((SECONDS + $1))
    until "${@:2}"; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

soon() {
    within 10 "$@"
}

start_service() {
    "${service[@]}" >"$work/service.log" 2>&1 &
    service_pid=$!
    local end=$((SECONDS + 60))
    until curl -fs "$base/readyz" >/dev/null; do
        ((SECONDS < end)) || { cat "$work/service.log" && exit 1; }
        sleep 0.1
    done
}

start_agent() {
    "${agent[@]}" --token "$1" --host "$base" --name web-1 --state-dir "$work/state" >>"$work/agent.log" 2>&1 &
    agent_pid=$!
}

# field NAME: the value of the first member of that name in the JSON on standard input.
field() {
    sed -nE "s/.*\"$1\":\"?([^\",}]+).*/\1/p" | sed -n 1p
}

api() {
    curl -fsS -H "Authorization: Bearer $session" "$@"
}

machine() {
    api "$base/api/machines" | field "$1"
}

machine_is() {
    [[ $(machine "$1") == "$2" ]]
}

near() {
    awk -v one="$1" -v other="$2" -v most="$3" 'BEGIN { d = one - other; exit !(one != "" && d <= most && -d <= most) }'
}

figures_are_true() {
    near "$(machine uptime)" "$(cut -d. -f1 /proc/uptime)" 10 &&
        near "$(machine memory_percent)" "$(awk '/MemTotal/ {t = $2} /MemAvailable/ {a = $2} END {print 100 * (t - a) / t}' /proc/meminfo)" 15 &&
        near "$(machine disk_percent)" "$(df --output=pcent / | tail -n 1 | tr -d ' %')" 3 &&
        near "$(machine cpu_percent)" 50 50 && near "$(machine network_tx_bytes)" 0 1e18
}

ended_with() {
    local code=0
    wait "$agent_pid" || code=$?
    agent_pid=''
    [[ $code == "$1" ]]
}

is_only_one() {
    [[ $(api "$base/api/machines" | grep -o '"agent_id"' | wc -l) == 1 ]]
}

logs_hold_no_key() {
    ! grep -qF -e "${key#vsay_ak_}" -e "${new_key#vsay_ak_}" "$work/agent.log" "$work/service.log"
}

start_service
person='{"username":"ada","email":"ada@example.com","password":"correct horse"}'
signed_up=$(curl -fsS -H 'Content-Type: application/json' -d "$person" "$base/api/signup")
session=$(field token <<<"$signed_up")
key=$(field api_key <<<"$signed_up")

start_agent "$key"
claim "a started agent is seen online" soon machine_is status online
claim "under its name" machine_is name web-1
claim "its figures are those of the machine" soon figures_are_true
id=$(machine agent_id)
claim "its id is kept in a file of mode 0600" test "$(stat -c %a "$work"/state/*)" = 600

kill "$service_pid" && wait "$service_pid" || true
start_service
# An agent that finds nobody waits longer each time, up to a minute.
claim "it survives a restart of the service" within 70 machine_is status online
claim "as the same machine" machine_is agent_id "$id"

new_key=$(api -X POST "$base/api/profile/regenerate-api-key" | field api_key)
claim "it ends with exit code 77 when the key is regenerated" ended_with 77
claim "and says what to do" grep -q 'take the new API key from your profile' "$work/agent.log"
claim "its machine is offline then" soon machine_is status offline

start_agent "$key"
claim "the old key is refused with exit code 77" ended_with 77
start_agent "$new_key"
claim "with the new key the same machine is back" soon machine_is status online
claim "and none is listed twice" is_only_one

kill "$agent_pid"
claim "SIGTERM ends it with exit code 0" ended_with 0
claim "after a goodbye: it is offline at once" soon machine_is status offline
claim "no key is in any log" logs_hold_no_key

exit "$((failures > 0))"
