# The promises of docs/how-to/gateways about paths and abilities. checks/gateways sources this file.

passes_as_things() {
    local path
    for path in /things /things/ /things/1 /things?a=b '/things/1?a=//;%3b/../%2e|\' '/things/a|b[c]~!$&()*+,=:@' /things/%C3%A9%20; do
        passes "$path" --globoff -H "$(as "$reader")" || return 1
    done
}

lacks_ability() {
    refuses 403 "$1" -H "$(as "$reader")" && told 'www-authenticate: bearer.*insufficient_scope.*'
}

# Prints paths that an upstream may resolve to /orders or /orders/1, although they begin with a path of weaker rules or of none. They
# are sent without changes.
twisted() {
    local root
    printf '%s\n' /orders /orders/ /orders/1 /orders?a=b /orders/1?/../things /ORDERS /Orders/1 /%6Frders /%6frders/1 \
        /orders%20 /orders%C2%A0/1 /order%73 //orders //orders/1 '/\orders' '/orders\1' '/orders#/1' '/orders#' '/orders;' \
        '/orders;/1' '/orders;a=b/1' /orders%3b/1 /orders%3B /orders%2f1 /orders%2F /%2forders /orders%5c1 /orders%00 \
        /orders%0a/1 /orders%0d%0a /orders%09 /orders%1f/1 /orders%7f /orders. /orders./1 /orders%2e /orders/.. /orders/../orders/1 \
        /orders/%2e%2e/orders/1 /orders/..%2Fthings /orders/./1 /orders/. '/orders\x01' '/orders\x7f/1' '/orders\xa0' \
        '/\xef\xbc\x8forders' /orders%zz /orders%u002f1 /orders% /orders%2 /unheard-of / /_keyfolio/things
    for root in /x /things; do
        printf "$root%s\n" /../orders/1 //../orders/1 /./../orders '/..;/orders/1' '/..;a=b/orders' '/;/../orders' /..%3b/orders/1 \
            '/.;/../orders' /%2e%2e/orders/1 /%2E./orders /.%2e/orders /..%2forders/1 /..%2Forders '/..\orders/1' '\..\orders' \
            /..%5corders/1 %2f..%2forders %5c..%5corders /%252e%252e/orders /..%252forders /%25252e./orders /%25%32%65./orders \
            /%c0%ae%c0%ae/orders /..%c0%aforders /..%c1%9corders /%e0%80%ae./orders /%f0%80%80%ae./orders /..%00/orders \
            /..%0d/orders /..%09/orders '/..\x01/orders' '/..\xc0\xaforders' '/..#/orders' //orders/1 /.. /. ';/../orders' \
            '%3b/../orders' /%u002e%u002e/orders /..%/orders /%2/../orders
    done
}

has_no_way_around() {
    local path method status before
    before=$(reached)
    while read -r path; do
        for method in GET POST; do
            : >"$work/body"
            say "$method ${path//\\/\\\\}"$' HTTP/1.1\r\n'"Host: a"$'\r\n'"$(as "$reader")"$'\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' || true
            status=$(head -n 1 "$work/body")
            if [[ ! $status =~ ^HTTP/1.1\ 40[0345] || $(reached) != "$before" ]]; then
                echo "$method $path" >>"$work/body"
                return 1
            fi
        done
    done < <(twisted)
}

claims_of_abilities() {
    claim "a key without the ability gets 403 with WWW-Authenticate, and the request does not reach the upstream" lacks_ability /orders/1
    claim "an ability in the query of the client changes nothing" lacks_ability '/orders/1?ability=orders:read'
    claim "no other spelling of the path avoids the rule" has_no_way_around
    claim "dots in names are allowed" passes /things/.b/..a/b.c/... -H "$(as "$reader")"
    claim "a rule covers its path and all paths below it, with and without a query" passes_as_things
    claim "a path without a rule is open to a credential with all abilities" passes /unheard-of -H "$(as "$session")"
    claim "a path without a rule is closed to other credentials" lacks_ability /unheard-of
    claim "a path in other letter case is not covered by the rule" lacks_ability /THINGS/1
    claim "a key without the ability cannot post to the resource" lacks_ability /orders -d '{}'
    claim "a key with the ability can post to the resource" passes /orders -d '{}' -H "$(as "$writer")"
    claim "a request with the ability reaches the upstream" passes /orders/1 -X PUT -d '{}' -H "$(as "$writer")"
    claim "the upstream receives the id of that key" sees x-keyfolio-key "$writer_id"
    claim "the upstream receives the abilities of that key" sees x-keyfolio-abilities 'orders:read orders:write'
    claim "a session has all abilities" passes /orders/1 -H "$(as "$session")"
    claim "a request to the resource without a credential gets 401" refuses 401 /orders/1
    claim "clients cannot reach the internal routes of the gateway" hides_questions
}

hides_questions() {
    local path
    for path in /_keyfolio /_keyfolio/ /_keyfolio/anything /_keyfolio/orders-write; do
        refuses '40[134]' "$path" -H "$(as "$reader")" || return 1
    done
}
