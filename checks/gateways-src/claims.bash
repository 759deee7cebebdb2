# What docs/how-to/gateways promises of every gateway, as claims about the one that is called $name. Sourced by checks/gateways.

claims_of_credentials() {
    claim "no credential is 401 with WWW-Authenticate, without the upstream" refuses_nobody
    claim "a wrong one too" refuses_nobody -H "$(as "${reader%?}")"
    claim "and HEAD without one" refuses_nobody --head
    claim "an API key gets through" passes /things -H "$(as "$reader")"
    claim "the upstream sees whose it is, which, and what it may do" sees_reader
    claim "and not the key itself" sees_none 'authorization|x-api-key'
    claim "X-API-Key gets through" passes /things -H "X-API-Key: $reader"
    claim "and is seen as the same" sees_reader
    claim "and not the key itself" sees_none 'authorization|x-api-key'
    claim "a session gets through" passes /things -H "$(as "$session")"
    claim "the upstream sees a session, and no key" sees_session
    claim "DELETE gets through" passes /things/1 -X DELETE -H "$(as "$reader")"
    claim "as DELETE" grep -qx 'DELETE /things/1' "$work/body"
    claim "a query gets through, and asks Keyfolio nothing" passes '/things?a=b&ability=c' -H "$(as "$reader")"
    claim "as it is" grep -qx 'GET /things?a=b&ability=c' "$work/body"
}

forged() {
    local header
    for header in account username credential key abilities; do
        printf 'X-Keyfolio-%s: forged\nX_Keyfolio_%s: forged\nx-keyfolio_%s: forged\n' $header $header $header
    done
}

# Naming a header in Connection is either refused or does not take it away.
keeps_what_connection_names() {
    local status
    status=$(ask /things -H "$(as "$reader")" -H 'Connection: X-Keyfolio-Key, x-keyfolio-account')
    [[ $status == 400 ]] || { [[ $status == 200 ]] && sees_reader; }
}

claims_of_forgery() {
    forged >"$work/forged"
    claim "who forges headers is let through with a key" passes /things -H "$(as "$reader")" -H "@$work/forged"
    claim "as who it is" sees_reader
    claim "and no forged header is seen" eval '! grep -q forged "$work/body"'
    claim "and with a session" passes /things -H "$(as "$session")" -H "@$work/forged"
    claim "as who it is, without a key" sees_session
    claim "and no forged header is seen" eval '! grep -q forged "$work/body"'
    claim "forged headers alone are refused" refuses_nobody -H "@$work/forged"
    claim "headers that Connection names are not lost" keeps_what_connection_names
    claim "no trailer is seen, be it announced or not" sees_no_trailer
    claim "a trailer that comes late is not seen either" sees_no_late_trailer
}

# say TEXT...: to the gateway, as it is, with a moment between two; the answer ends up in $work/body. In a shell of its own,
# because one that writes to a connection that is closed already ends.
say() (
    exec 3<>"/dev/tcp/127.0.0.1/${ports[$name]}"
    write "$1" >&3
    for text in "${@:2}"; do
        sleep 0.2
        write "$text" >&3
    done
    timeout 10 cat <&3 | tr -d '\r' >"$work/body"
)

# In one piece: a gateway may hang up on the first line.
write() {
    printf '%b' "$1" | dd bs=64K iflag=fullblock status=none
}

# Either the request is refused, or it reaches the upstream without its trailers.
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

# chunked HEADER...: a request whose body lacks its end.
chunked() {
    echo "POST /things HTTP/1.1\r\nHost: a\r\n$(as "$reader")\r\n$1Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
}

answered_without_trailer() {
    grep -q '^HTTP/1.1 \(200\|400\)' "$work/body" && ! grep -q forged "$work/body"
}

# The client has another address than the gateway, and says it has a third one.
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
    claim "Keyfolio and the upstream get the client's address, whatever the client says" writes_address
}

sees_body() {
    passes /things --data-binary "@$work/large" -H "$(as "$reader")" "$@" && grep -q '^POST' "$work/body" &&
        grep -q "^body's digest: $(sha256sum <"$work/large" | cut -d ' ' -f 1)" "$work/body"
}

claims_of_bodies() {
    head -c 102400 /dev/urandom >"$work/large"
    claim "a body of 100 KB reaches the upstream whole" sees_body
    claim "in chunks, too" sees_body -H 'Transfer-Encoding: chunked'
    claim "without a credential it is 401" refuses_nobody --data-binary "@$work/large"
}

within_a_second() {
    local end=$((${EPOCHREALTIME/./} + 1000000))
    until "$@"; do
        ((${EPOCHREALTIME/./} < end)) || return 1
    done
}

claims_of_revocation() {
    issue leaving '["*"]'
    claim "a new key gets through" passes /orders/1 -H "$(as "$leaving")"
    api "/v1/profile/api-keys/$leaving_id" -X DELETE >"$work/deleted"
    claim "once revoked it is refused within a second" within_a_second refuses_nobody -H "$(as "$leaving")"
}

claims_of_silence() {
    local started=$SECONDS
    claim "while Keyfolio hangs, requests are refused" refuses '50[0-9]' /things -H "$(as "$reader")"
    claim "within ten seconds" test $((SECONDS - started)) -le 10
}

claims_of_absence() {
    claim "while Keyfolio is away, requests are refused" refuses '50[0-9]' /things -H "$(as "$reader")"
    claim "with the ability, too" refuses '50[0-9]' /orders/1 -H "$(as "$writer")"
}

claims_of_other_answers() {
    claim "when Keyfolio's answer is $status, requests are refused" refuses '[345][0-9][0-9]' /things -H "$(as "$reader")"
    [[ $status != 429 ]] || claim "with 429" refuses 429 /orders -H "$(as "$writer")"
    [[ $status != 503 ]] || claim "with 503" refuses 503 /orders -H "$(as "$writer")"
    [[ $status != 429 && $status != 503 ]] || claim "and with Keyfolio's Retry-After, once" waits 7
}

waits() {
    told "retry-after: $1" && [[ $(grep -ci '^retry-after:' "$work/head") == 1 ]]
}

claims_of_return() {
    claim "when Keyfolio is back, requests get through again" passes /things -H "$(as "$reader")"
}
