#!/usr/bin/env bash
# Creates the secrets of Keyfolio and its PostgreSQL in the given directory, and keeps existing ones. compose.yaml runs this script
# first. It requires openssl.
set -euo pipefail
umask 077

directory=$1
service_user=65532
postgres_group=999

# Writes standard input to a file, unless the file exists. A rename completes the file, so an interrupted start leaves no partial key.
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

# PostgreSQL and the service read the password from different files, so both files are created together.
if [[ ! -e $directory/application.properties || ! -e $directory/database-password ]]; then
    rm -f "$directory/application.properties" "$directory/database-password"
    password=$(openssl rand -hex 24)
    printf '%s' "$password" | keep database-password "$service_user:$postgres_group" 0440
    echo "keyfolio.db.password=$password" | keep application.properties "$service_user:$service_user" 0400
fi
