# The promises of docs/how-to/gateways, as claims about the gateway $name. checks/gateways sources this file.

claims_of_credentials() {
    claim "a request without a credential gets 401 with WWW-Authenticate and does not reach the upstream" refuses_nobody
    claim "a request with a wrong credential gets the same" refuses_nobody -H "$(as "${reader%?}")"
    claim "HEAD without a credential gets the same" refuses_nobody --head
    claim "a request with an API key reaches the upstream" passes /things -H "$(as "$reader")"
    claim "the upstream receives the account, the key and its abilities" sees_reader
    claim "the upstream does not receive the key itself" sees_none 'authorization|x-api-key'
    claim "a request with X-API-Key reaches the upstream" passes /things -H "X-API-Key: $reader"
    claim "the upstream receives the same account, key and abilities" sees_reader
    claim "the upstream does not receive the key itself" sees_none 'authorization|x-api-key'
    claim "a request with a session token reaches the upstream" passes /things -H "$(as "$session")"
    claim "the upstream receives the session and no key" sees_session
    claim "DELETE reaches the upstream" passes /things/1 -X DELETE -H "$(as "$reader")"
    claim "the upstream receives the method DELETE" grep -qx 'DELETE /things/1' "$work/body"
    claim "a request with a query reaches the upstream, and Keyfolio ignores the query" passes '/things?a=b&ability=c' -H "$(as "$reader")"
    claim "the upstream receives the query unchanged" grep -qx 'GET /things?a=b&ability=c' "$work/body"
}

forged() {
    local header
    for header in account username credential key abilities; do
        printf 'X-Keyfolio-%s: forged\nX_Keyfolio_%s: forged\nx-keyfolio_%s: forged\n' $header $header $header
    done
}

# Succeeds if a request that names the headers in Connection is refused, or reaches the upstream with these headers.
keeps_what_connection_names() {
    local status
    status=$(ask /things -H "$(as "$reader")" -H 'Connection: X-Keyfolio-Key, x-keyfolio-account')
    [[ $status == 400 ]] || { [[ $status == 200 ]] && sees_reader; }
}

claims_of_forgery() {
    forged >"$work/forged"
    claim "a request with forged headers and a key reaches the upstream" passes /things -H "$(as "$reader")" -H "@$work/forged"
    claim "the upstream receives the real account and key" sees_reader
    claim "the upstream receives no forged header" eval '! grep -q forged "$work/body"'
    claim "a request with forged headers and a session token reaches the upstream" passes /things -H "$(as "$session")" -H "@$work/forged"
    claim "the upstream receives the real account, and no key" sees_session
    claim "the upstream receives no forged header" eval '! grep -q forged "$work/body"'
    claim "a request with forged headers and no credential is refused" refuses_nobody -H "@$work/forged"
    claim "a client cannot remove headers by naming them in Connection" keeps_what_connection_names
    claim "the upstream receives no trailer, announced or not" sees_no_trailer
    claim "the upstream receives no trailer that arrives late" sees_no_late_trailer
}

# say TEXT...: sends each text to the gateway without changes, with a pause between two, and writes the response to $work/body.
# It runs in a subshell, because a shell that writes to a closed connection ends.
say() (
    exec 3<>"/dev/tcp/127.0.0.1/${ports[$name]}"
    write "$1" >&3
    for text in "${@:2}"; do
        sleep 0.2
        write "$text" >&3
    done
    timeout 10 cat <&3 | tr -d '\r' >"$work/body"
)

# Writes the text in one piece, because a gateway may close the connection after the first line.
write() {
    printf '%b' "$1" | dd bs=64K iflag=fullblock status=none
}

# Succeeds if the request is refused, or reaches the upstream without its trailers.
sees_no_trailer() {
    local announced
    for announced in '' 'Trailer: X-Keyfolio-Key, X_Keyfolio_Key\r\n'; do
        say "$(chunked "$announced")$trailers"
        answered_without_trailer || return 1
    done
}

sees_no_late_trailer() {
    say "$(chunked '')" "$trailers"
    answered_without_trailer
}

trailers='0\r\nX-Keyfolio-Key: forged\r\nX_Keyfolio_Key: forged\r\nx-keyfolio-account: forged\r\n\r\n'

# chunked HEADER: prints a request whose body has no end yet.
chunked() {
    echo "POST /things HTTP/1.1\r\nHost: a\r\n$(as "$reader")\r\n$1Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
}

answered_without_trailer() {
    grep -q '^HTTP/1.1 \(200\|400\)' "$work/body" && ! grep -q forged "$work/body"
}

# Sends requests from an address other than that of the gateway, with headers that claim a third one.
writes_address() {
    local address=127.0.0.2 header
    for header in 'X-Forwarded-For: 203.0.113.9' 'Forwarded: for=203.0.113.9' 'X_Forwarded_For: 203.0.113.9' \
        'Connection: X-Forwarded-For' 'Connection: close, Forwarded'; do
        set -- "$@" -H "$header"
    done
    issue traveller '["orders:read"]'
    passes /things --interface $address -H "$(as "$traveller")" "${@:1:6}" && sees_address $address || return 1
    ask /things --interface $address -H "$(as "$traveller")" "$@" >"$work/status"
    soon keyfolio used_from $address
}

sees_address() {
    sees x-forwarded-for "$1" && ! grep -q '203\.0\.113' "$work/body"
}

used_from() {
    api "/v1/profile/api-keys?fields=extended" | grep -o '"id":'"$traveller_id"'[^}]*' | grep "\"last_used_ip\":\"$1\"" >/dev/null
}

claims_of_addresses() {
    claim "Keyfolio and the upstream receive the real address of the client, despite its headers" writes_address
}

sees_body() {
    passes /things --data-binary "@$work/large" -H "$(as "$reader")" "$@" && grep -q '^POST' "$work/body" &&
        grep -q "^body's digest: $(sha256sum <"$work/large" | cut -d ' ' -f 1)" "$work/body"
}

claims_of_bodies() {
    head -c 102400 /dev/urandom >"$work/large"
    claim "a body of 100 KB reaches the upstream completely" sees_body
    claim "a chunked body of 100 KB reaches the upstream completely" sees_body -H 'Transfer-Encoding: chunked'
    claim "a request with this body and no credential gets 401" refuses_nobody --data-binary "@$work/large"
}

within_a_second() {
    local end=$((${EPOCHREALTIME/./} + 1000000))
    until "$@"; do
        ((${EPOCHREALTIME/./} < end)) || return 1
    done
}

claims_of_revocation() {
    issue leaving '["*"]'
    claim "a request with a new key reaches the upstream" passes /orders/1 -H "$(as "$leaving")"
    api "/v1/profile/api-keys/$leaving_id" -X DELETE >"$work/deleted"
    claim "the revoked key is refused within a second" within_a_second refuses_nobody -H "$(as "$leaving")"
}

claims_of_silence() {
    local started=$SECONDS
    claim "while Keyfolio does not respond, requests are refused" refuses '50[0-9]' /things -H "$(as "$reader")"
    claim "the refusal takes ten seconds at most" test $((SECONDS - started)) -le 10
}

claims_of_absence() {
    claim "while Keyfolio is down, requests are refused" refuses '50[0-9]' /things -H "$(as "$reader")"
    claim "while Keyfolio is down, requests with the ability are refused" refuses '50[0-9]' /orders/1 -H "$(as "$writer")"
}

claims_of_other_answers() {
    claim "when Keyfolio answers $status, requests are refused" refuses '[345][0-9][0-9]' /things -H "$(as "$reader")"
    [[ $status != 429 ]] || claim "the refusal is 429 too" refuses 429 /orders -H "$(as "$writer")"
    [[ $status != 503 ]] || claim "the refusal is 503 too" refuses 503 /orders -H "$(as "$writer")"
    [[ $status != 429 && $status != 503 ]] || claim "the refusal has the Retry-After of Keyfolio, once" waits 7
}

waits() {
    told "retry-after: $1" && [[ $(grep -ci '^retry-after:' "$work/head") == 1 ]]
}

claims_of_return() {
    claim "when Keyfolio runs again, requests reach the upstream" passes /things -H "$(as "$reader")"
}
