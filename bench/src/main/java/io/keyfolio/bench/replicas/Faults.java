package io.keyfolio.bench.replicas;

import io.keyfolio.bench.harness.Database;
import io.keyfolio.bench.revocation.Outages;
import io.keyfolio.bench.revocation.Phase;
import io.keyfolio.bench.revocation.Replica;
import io.keyfolio.bench.revocation.Tally;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Causes one fault after the other, each at least once, and repairs it. */
final class Faults implements Callable<Void> {

    private static final int DOWN_MILLIS = 1000;
    private static final int HANG_MILLIS = 3000;
    private static final int FREEZE_MILLIS = 2000;

    private final List<Replica> replicas;
    private final Listeners listeners;
    private final Outages outages;
    private final Tally tally;
    private final Phase phase;
    private final BooleanSupplier isTime;
    private final long pauseMillis;

    Faults(List<Replica> replicas, Listeners listeners, Outages outages, Tally tally, Phase phase, long seconds) {
        this.replicas = replicas;
        this.listeners = listeners;
        this.outages = outages;
        this.tally = tally;
        this.phase = phase;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        this.isTime = () -> System.nanoTime() - end < 0;
        this.pauseMillis = Math.min(5000, Math.max(1000, seconds * 50));
    }

    /** Causes all faults of the first round, and more while time is left. */
    @Override
    public Void call() throws Exception {
        List<Fault> faults = List.of(
                this::endOneListening,
                this::hangOneListening,
                this::kill,
                this::endAllListening,
                this::freeze,
                this::restartDatabase);
        for (int round = 0; round == 0 || isTime.getAsBoolean(); round++) {
            for (Fault fault : faults) {
                if (round == 0 || isTime.getAsBoolean()) {
                    TimeUnit.MILLISECONDS.sleep(pauseMillis);
                    fault.happen(round);
                }
            }
        }
        return null;
    }

    private void endOneListening(int round) throws Exception {
        tally.say("a LISTEN connection ends");
        listeners.endOne();
    }

    private void endAllListening(int round) throws Exception {
        tally.say("all LISTEN connections end");
        listeners.endAll();
    }

    private void hangOneListening(int round) throws Exception {
        tally.say("a LISTEN connection hangs for %d ms".formatted(HANG_MILLIS));
        if (!listeners.hangOne(HANG_MILLIS, phase)) {
            tally.say("none could be hung without holding up the database");
        }
    }

    private void kill(int round) throws Exception {
        Replica replica = replicas.get(round % replicas.size());
        tally.say("%s is killed".formatted(replica.route()));
        Outages.Outage outage = outages.ofReplica(replica.number());
        replica.kill();
        TimeUnit.MILLISECONDS.sleep(DOWN_MILLIS);
        replica.start();
        replica.awaitReady();
        outage.end();
        tally.say("%s is ready".formatted(replica.route()));
    }

    private void freeze(int round) throws Exception {
        Replica replica = replicas.get((round + 1) % replicas.size());
        tally.say("%s stands still for %d ms".formatted(replica.route(), FREEZE_MILLIS));
        replica.freeze(FREEZE_MILLIS);
    }

    private void restartDatabase(int round) throws Exception {
        if (round == 0) {
            tally.say("PostgreSQL is killed");
            Outages.Outage outage = outages.ofDatabase();
            Database.control("crash");
            TimeUnit.MILLISECONDS.sleep(DOWN_MILLIS);
            Database.control("start");
            for (Replica replica : replicas) {
                replica.awaitReady();
            }
            outage.end();
            tally.say("PostgreSQL is there, and every replica ready");
        }
    }

    /** A fault, whose method returns when it is repaired. */
    private interface Fault {

        void happen(int round) throws Exception;
    }
}
