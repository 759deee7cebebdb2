# The functions that http-clients and oauth-clients share. They fetch libraries, start the service, run clients, and print the table
# of results. A check sources this file after lib.bash and defines install_debian.

sources=$root/checks/$check-src
document=$root/docs/reference/$check.md
rows=$work/rows
failed=0
skipped=0
server=
background=()

stop_all() {
    [[ ${#background[@]} == 0 ]] || kill "${background[@]}" 2>/dev/null || true
    [[ -z $server ]] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
}

# Prints and counts a group of clients that is skipped because a program is missing.
skip() {
    skipped=$((skipped + 1))
    printf 'SKIPPED %s\n' "$*"
}

install_npm() {
    cp "$sources"/javascript/* "$work/npm" && cd "$work/npm" && npm install --no-audit --no-fund
}

install_maven() {
    ./mvnw -B -ntp -q -f "$sources/java/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/maven"
}

# Fetches all libraries at the same time, and builds the service meanwhile.
prepare() {
    local each
    mkdir "$work/npm" "$work/maven"
    for each in debian npm maven; do
        ("install_$each" >"$work/$each.log" 2>&1 && : >"$work/$each.ready") &
        background+=($!)
    done
    build_service
    wait "${background[@]}" || true
    background=()
}

# serve SETTING...: starts the service on QUARKUS_HTTP_PORT, or on a free port if that variable is not set.
serve() {
    QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-$(free_port)}
    export QUARKUS_HTTP_PORT KEYFOLIO=http://localhost:$QUARKUS_HTTP_PORT KEYFOLIO_DATA_DIR=$work/data
    env KEYFOLIO_MANAGEMENT_PORT=0 "$@" java -jar target/quarkus-app/quarkus-run.jar >"$work/log" 2>&1 &
    server=$!
    await_answer 120 "$KEYFOLIO/readyz" "$server"
}

# Runs a program that prints rows of the table.
walk() {
    "$@" >>"$rows" 2>"$work/errors" || { failed=1 && cat "$work/errors" >&2; }
}

java_clients() {
    [[ -e $work/maven.ready ]] || { skip "the clients of Java: $(tail -n 1 "$work/maven.log")" && return; }
    walk java -cp "$work/maven/*" "$sources/java/JavaClients.java"
}

npm_clients() {
    command -v npm >/dev/null || { skip "the clients of Node.js: there is no npm" && return; }
    [[ -e $work/npm.ready ]] || { skip "the clients of Node.js: $(tail -n 1 "$work/npm.log")" && return; }
    cd "$work/npm"
    walk node clients.mjs
    cd "$root"
}

table() {
    printf '| client | version | what was run | result |\n|---|---|---|---|\n'
    sed -E 's/\|/\\|/g; s/\t/ | /g; s/^/| /; s/$/ |/' "$rows"
}

write() {
    [[ $skipped == 0 && $failed == 0 ]] || fail "the table is not written, because a client was skipped or failed"
    table >"$work/table"
    sed -i -e "/<!-- table -->/,/<!-- end of the table -->/{/<!-- table -->/{p;r $work/table" \
        -e '};/<!-- end of the table -->/p;d}' "$document"
}

# report [--write]: prints the table and, with --write, also puts it into the document.
report() {
    table
    [[ ${1:-} != --write ]] || write
    [[ $failed == 0 ]] || fail "some clients do not work without changes"
    echo "All tested clients work without changes ($skipped groups skipped)."
}
