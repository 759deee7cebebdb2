# The functions that the benchmarks share: the program whose commands they run, and a work directory for one run. Each script sources
# this file first.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
program=bench/target/keyfolio-bench.jar

# Programs that run as another user, such as nginx, can enter the directory.
BENCH_WORK=$(mktemp -d)
chmod 0711 "$BENCH_WORK"
export BENCH_WORK
trap 'rm -rf "$BENCH_WORK"' EXIT

# Builds the program if it is missing or older than its sources.
build_program() {
    [[ ! -f $program || -n $(find bench/src bench/pom.xml build/parent -newer "$program" -print -quit) ]] || return 0
    ./mvnw -f bench/pom.xml -B -ntp -q package -Dmaven.test.skip=true -Dspotless.check.skip=true
}

# measure COMMAND [ARGUMENT...]: runs a command of the program with a new database.
measure() {
    build_program
    bench/with-database "$java" -jar "$program" "$@"
}

# As measure, and prints the end of the logs of the service if the command fails. Status 2 is a wrong command line, with which
# nothing runs.
measure_or_tell() {
    local status=0
    measure "$@" || status=$?
    [[ $status == 0 || $status == 2 ]] || tail -n 30 "$BENCH_WORK"/*log >&2 || true
    return "$status"
}

# Builds the package that bench/run and bench/big-table measure. Only this package contains the routes for comparison, and it does not
# replace the package for release. The OpenAPI document has a directory of its own, because the build otherwise copies it into the
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
