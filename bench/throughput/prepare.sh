# For bench/run and bench/big-table, which source it: what both need before they measure.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
package=target/benchmark/quarkus-run.jar
BENCH_WORK=$(mktemp -d)
export BENCH_WORK
trap 'rm -rf "$BENCH_WORK"' EXIT

require_wrk() {
    command -v wrk >/dev/null || { echo "$0: skipped, because wrk is not installed" && exit 0; }
}

# The yardsticks are in no package but one that is built for them; the one that is to be released stays as it is. The
# document's directory is told from that of the package: the build ends with a copy of it in the repository.
build() {
    [[ ! -f $package || -n $(find src pom.xml build/parent -newer "$package" -print -quit) ]] || return 0
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true \
        -Dkeyfolio.benchmark.routes=true -Dquarkus.package.output-directory=benchmark \
        -Dquarkus.smallrye-openapi.store-schema-directory=openapi
}

# measure CLASS [ARGUMENT...]
measure() {
    "${java}c" -d "$BENCH_WORK/classes" bench/throughput/*.java
    bench/with-database "$java" -cp "$BENCH_WORK/classes" "$@" || give_up $?
}

# Status 2 says that the command line was not understood: nothing has run.
give_up() {
    [[ $1 == 2 ]] || tail -n 30 "$BENCH_WORK"/*.log >&2 || true
    exit "$1"
}
