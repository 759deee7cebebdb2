package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The measurement of verification, alone and under siege. */
final class Siege {

    private static final int CLIENTS = 8;
    private static final int WARM_UP_SECONDS = 2;
    private static final int ENCAMP_SECONDS = 4;
    private static final int SETTLING_LOOKS = 150;
    private static final String ACTIVE = "http_server_active_requests";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Besieged service;
    private final int seconds;
    private final int rate;
    private final List<Verifier> clients = new ArrayList<>();

    Siege(Besieged service, int seconds, int rate) {
        this.service = service;
        this.seconds = seconds;
        this.rate = rate;
    }

    /** Runs the siege with attacks that use a session and an account key; returns whether all responses were correct. */
    boolean lay(BiFunction<String, String, List<Attack>> attacks) throws Exception {
        Answer person = service.api().signUp("siege");
        String session = person.field("token");
        String key = service.api().newKey(session);
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(new Verifier(service.port(), key));
        }
        Times unused = verify(WARM_UP_SECONDS);
        Times alone = verify(seconds);
        double before = service.memory("VmHWM");
        Besiegers besiegers = new Besiegers(attacks.apply(session, person.field("api_key")), service.port(), rate);
        besiegers.start();
        Watch watch = new Watch(service);
        watch.start();
        TimeUnit.SECONDS.sleep(ENCAMP_SECONDS);
        Times under = verify(seconds);
        Report report = new Report(alone, under, besiegers, watch, before);
        besiegers.leave();
        watch.leave();
        boolean withstood = report.print(service, seconds);
        return settles() && withstood;
    }

    private Times verify(int howLong) throws Exception {
        List<Future<Times>> parts = new ArrayList<>();
        for (Verifier client : clients) {
            parts.add(threads.submit(() -> client.verify(howLong)));
        }
        Times all = new Times();
        for (Future<Times> part : parts) {
            all.addAll(part.get());
        }
        return all;
    }

    /** Whether all requests end and verification is correct after the siege. */
    private boolean settles() throws Exception {
        double active = Double.NaN;
        for (int look = 0; look < SETTLING_LOOKS && active != 0 && service.isAlive(); look++) {
            active = service.metric(ACTIVE);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Times after = service.isAlive() ? verify(1) : new Times();
        boolean right = active == 0 && after.count() > 0 && after.refused() == 0;
        System.out.printf(
                "afterwards: %.0f requests in flight, %s for good keys: %s%n",
                active, after.answers(), right ? "as before" : "WRONG");
        threads.shutdown();
        return right;
    }
}
