#!/usr/bin/env bash
# Makes the secrets that a Keyfolio and its PostgreSQL need, in the directory given; those already there are kept.
# compose.yaml runs it before everything else. Needs openssl.
set -euo pipefail
umask 077

directory=$1
service_user=65532
postgres_group=999

# Moved into place when whole: a start that was cut off leaves no half a key.
keep() {
    local file=$directory/$1 owner=$2 mode=$3
    if [[ -e $file ]]; then
        cat >/dev/null
        return
    fi
    cat >"$file.new"
    chmod "$mode" "$file.new"
    chown "$owner" "$file.new"
    mv "$file.new" "$file"
}

random_key() {
    openssl rand -base64 32
}

openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 |
    keep jwt-private-key.pem "$service_user:$service_user" 0400
echo "k1:$(random_key)" | keep sealing-keys "$service_user:$service_user" 0400

# PostgreSQL and the service each read it in a form of their own. Only together are they one password.
if [[ ! -e $directory/application.properties || ! -e $directory/database-password ]]; then
    rm -f "$directory/application.properties" "$directory/database-password"
    password=$(openssl rand -hex 24)
    printf '%s' "$password" | keep database-password "$service_user:$postgres_group" 0440
    echo "keyfolio.db.password=$password" | keep application.properties "$service_user:$service_user" 0400
fi
