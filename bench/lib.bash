# What the benchmarks share: the program that they are commands of, and a directory for what one run writes. Sourced first.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
program=bench/target/keyfolio-bench.jar

# Programs that run as another user, as nginx does, find what is theirs in it.
BENCH_WORK=$(mktemp -d)
chmod 0711 "$BENCH_WORK"
export BENCH_WORK
trap 'rm -rf "$BENCH_WORK"' EXIT

# Builds the program when it is older than its sources.
build_program() {
    [[ ! -f $program || -n $(find bench/src bench/pom.xml build/parent -newer "$program" -print -quit) ]] || return 0
    ./mvnw -f bench/pom.xml -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true
}

# measure COMMAND [ARGUMENT...]: runs a command of the program with a database of its own.
measure() {
    build_program
    bench/with-database "$java" -jar "$program" "$@"
}

# Prints the end of the service's logs when a command fails. Status 2 says that the command line was not understood: nothing has
# run.
measure_or_tell() {
    local status=0
    measure "$@" || status=$?
    [[ $status == 0 || $status == 2 ]] || tail -n 30 "$BENCH_WORK"/*log >&2 || true
    return "$status"
}

# What bench/run and bench/big-table measure. The yardsticks are in no package but one that is built for them; the one that is to
# be released stays as it is. The document's directory is told from that of the package: the build ends with a copy of it in the
# repository.
package=target/benchmark/quarkus-run.jar
build_package() {
    [[ ! -f $package || -n $(find src/main pom.xml build/parent -newer "$package" -print -quit) ]] || return 0
    ./mvnw -B -ntp -q package -Dmaven.test.skip=true \
        -Dkeyfolio.benchmark.routes=true -Dquarkus.package.output-directory=benchmark \
        -Dquarkus.smallrye-openapi.store-schema-directory=openapi
}

require_wrk() {
    command -v wrk >/dev/null || { echo "$0: skipped, because wrk is not installed" && exit 0; }
}
