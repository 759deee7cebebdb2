package io.keyfolio.bench.failover;

/**
 * A fault of the cluster.
 *
 * @param action causes the fault and repairs it; the cluster may need time afterwards
 */
record Fault(String name, Action action) {

    /** The cause and the repair of a fault. */
    interface Action {

        void run() throws Exception;
    }
}
