# The functions that send requests to Keyfolio and to the gateway $name, and check the responses. checks/gateways sources this file.

# claim SENTENCE COMMAND...: checks a claim about this gateway; the first that is false ends the check.
claim() {
    if "${@:2}"; then
        echo "proved: $name: $1"
        return
    fi
    echo "FALSE: $name: $1"
    cat "$work/head" "$work/body" || true
    tail -n 20 "$work/$name.log" "$work/keyfolio.log" "$work/upstream.log"
    exit 1
}

# api PATH CURL_ARGUMENT...: sends a request of the signed-up user directly to Keyfolio.
api() {
    curl -fsS --max-time 10 "$keyfolio$1" -H "Authorization: Bearer ${session:-}" -H 'Content-Type: application/json' "${@:2}"
}

sign_up() {
    session=$(api /api/signup -d '{"username":"ada","email":"ada@example.com","password":"correct horse"}' | member token)
    account=$(api /v1/auth/verify -o /dev/null -D - | tr -d '\r' | sed -n 's/^x-keyfolio-account: //Ip')
    issue reader '["orders:read"]'
    issue writer '["orders:write", "orders:read"]'
}

# issue NAME ABILITIES: creates a key, with its token in $NAME and its id in $NAME_id.
issue() {
    local answer
    answer=$(api /v1/profile/api-keys -d "{\"name\":\"$1\",\"abilities\":$2}")
    declare -g "$1=$(member plain_text_token <<<"$answer")" "$1_id=$(member id <<<"$answer")"
}

# Sends a request through the gateway and prints the status.
ask() {
    rm -f "$work/head" "$work/body"
    curl -sS --path-as-is --max-time 20 -D "$work/head" -o "$work/body" -w '%{http_code}' "$gateway$1" "${@:2}"
}

as() {
    echo "Authorization: Bearer $1"
}

reached() {
    wc -l <"$work/upstream.log"
}

passes() {
    [[ $(ask "$@") == 200 ]]
}

# refuses STATUS PATH CURL_ARGUMENT...: succeeds if the status matches and the request does not reach the upstream.
refuses() {
    local before
    before=$(reached)
    [[ $(ask "${@:2}") =~ ^$1$ && $(reached) == "$before" ]]
}

# told HEADER: succeeds if the gateway sent a header that matches the pattern.
told() {
    grep -qiE "^$1"$'\r?$' "$work/head"
}

# sees NAME VALUE: succeeds if the upstream received that header once, with that value.
sees() {
    [[ $(grep -i "^$1:" "$work/body") == "$1: $2" ]]
}

sees_none() {
    ! grep -qiE "^($1)[-a-z_]*:" "$work/body"
}

sees_account() {
    sees x-keyfolio-account "$account" && sees x-keyfolio-username ada
}

sees_reader() {
    sees_account && sees x-keyfolio-credential api-key && sees x-keyfolio-key "$reader_id" &&
        sees x-keyfolio-abilities orders:read
}

sees_session() {
    sees_account && sees x-keyfolio-credential session && sees x-keyfolio-abilities '*' && sees_none x.keyfolio.key
}

refuses_nobody() {
    refuses 401 /things "$@" && told 'www-authenticate: bearer.*'
}
