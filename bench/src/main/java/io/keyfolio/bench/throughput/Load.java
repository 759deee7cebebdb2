package io.keyfolio.bench.throughput;

/** The load of one measurement: its duration, its connections and the threads of wrk. */
record Load(int seconds, int connections, int threads) {

    Load withConnections(int wanted) {
        return new Load(seconds, wanted, Math.min(threads, wanted));
    }

    Load withSeconds(int wanted) {
        return new Load(wanted, connections, threads);
    }
}
