package io.keyfolio.bench.throughput;

/** How hard and how long something is asked. */
record Load(int seconds, int connections, int threads) {

    Load withConnections(int wanted) {
        return new Load(seconds, wanted, Math.min(threads, wanted));
    }

    Load withSeconds(int wanted) {
        return new Load(wanted, connections, threads);
    }
}
