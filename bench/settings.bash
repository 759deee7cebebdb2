# The settings of the service that all benchmarks share, and the secrets of one run. The script that sources this file has set
# $directory, which contains the secrets. It requires openssl.

# The server programs of PostgreSQL are often outside of PATH.
PATH=$PATH:$(pg_config --bindir 2>/dev/null || true)
for programs in /usr/lib/postgresql/*/bin; do
    PATH=$PATH:$programs
done

# The rate limits count as usual, with values that no benchmark reaches.
for limit in CREDENTIAL ACCOUNT WRITE AGENT ADDRESS SIGN_UP MAIL INTROSPECTION UNKNOWN_CREDENTIAL ACCOUNT_PASSWORD ADDRESS_PASSWORD WRONG_PASSWORD; do
    export "KEYFOLIO_RATE_LIMIT_${limit}_REQUESTS=1000000" "KEYFOLIO_RATE_LIMIT_${limit}_BURST=1000000"
done

# All clients of a benchmark have one address.
export KEYFOLIO_CONNECTION_MAX_PER_ADDRESS=1000000

export KEYFOLIO_JWT_PRIVATE_KEY_FILE=$directory/jwt-private-key.pem KEYFOLIO_SEALING_KEYS_FILE=$directory/sealing-keys
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "$KEYFOLIO_JWT_PRIVATE_KEY_FILE" 2>/dev/null
echo "bench:$(openssl rand -base64 32)" >"$KEYFOLIO_SEALING_KEYS_FILE"
chmod 600 "$KEYFOLIO_JWT_PRIVATE_KEY_FILE" "$KEYFOLIO_SEALING_KEYS_FILE"
