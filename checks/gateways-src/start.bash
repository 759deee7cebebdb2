# The functions that start each gateway, with its file of docs/how-to/gateways and the addresses of this run. A gateway whose name
# ends in -h2 sends HTTP/2 in clear text to Keyfolio. checks/gateways sources this file.

# with_addresses NAME FILE...: copies files of docs/how-to/gateways into the directory of the gateway, with the addresses of this run.
with_addresses() {
    local name=$1 file
    shift
    mkdir -p "$work/$name"
    for file in "$@"; do
        sed -e "s/keyfolio\.internal:8080/127.0.0.1:${ports[keyfolio]}/" \
            -e "s/upstream\.internal:9000/127.0.0.1:${ports[upstream]}/" \
            -e "s/^\( *listen \)80;/\1127.0.0.1:${ports[$name]};/" \
            -e "s/^\( *bind \):80$/\1127.0.0.1:${ports[$name]}/" \
            -e "s/^:80 {/:${ports[$name]} {/" \
            -e "s/abns@keyfolio/abns@keyfolio-${ports[$name]}/" \
            "docs/how-to/gateways/$file" >"$work/$name/$file"
    done
}

# Includes nginx.conf in a main file, which only names the directories that nginx writes to.
start_nginx() {
    with_addresses "$1" nginx.conf
    local kind directory=$work/$1
    {
        echo 'daemon off; events {} http { access_log off;'
        for kind in client_body proxy fastcgi uwsgi scgi; do
            echo "${kind}_temp_path \"$directory/$kind\";"
        done
        echo "include \"$directory/nginx.conf\"; }"
    } >"$directory/main.conf"
    exec nginx -p "$directory" -c "$directory/main.conf" -e stderr -g "pid \"$directory/pid\";"
}

start_caddy() {
    with_addresses "$1" Caddyfile
    [[ $1 != *-h2 ]] || sed -i 's/transport http {/&\nversions h2c/' "$work/$1/Caddyfile"
    # The administration port has a fixed number, so it is off.
    sed -i '1i{\nadmin off\ndefault_bind 127.0.0.1\n}' "$work/$1/Caddyfile"
    export XDG_DATA_HOME=$work/$1 XDG_CONFIG_HOME=$work/$1
    exec caddy run --config "$work/$1/Caddyfile" --adapter caddyfile
}

start_haproxy() {
    with_addresses "$1" haproxy.cfg keyfolio.lua
    [[ $1 != *-h2 ]] || sed -i 's/server keyfolio .*/& proto h2/' "$work/$1/haproxy.cfg"
    exec haproxy -db -f "$work/$1/haproxy.cfg"
}
