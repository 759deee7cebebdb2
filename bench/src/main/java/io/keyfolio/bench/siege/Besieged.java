package io.keyfolio.bench.siege;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The replica under siege, and its figures from the operating system and its metrics. */
final class Besieged implements AutoCloseable {

    private static final String ENTER = "echo $$ >\"$SIEGE_GROUP/cgroup.procs\"; exec \"$@\"";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KUBELETS_PATIENCE = Duration.ofSeconds(2);

    private final Service service;

    private Besieged(Service service) {
        this.service = service;
    }

    static Besieged start(List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        if (!System.getenv("SIEGE_GROUP").isEmpty()) {
            words.addAll(List.of("bash", "-c", ENTER, "enter"));
        }
        words.addAll(command);
        Besieged besieged = new Besieged(Service.start(Launch.of(words, "bench-siege.log")));
        TimeUnit.SECONDS.sleep(2); // the connection guards are installed a moment after the port opens
        return besieged;
    }

    int port() {
        return service.port();
    }

    Api api() {
        return service.api();
    }

    boolean isAlive() {
        return service.isAlive();
    }

    /** The milliseconds of a liveness probe; negative without a response within two seconds, the timeout of the kubelet. */
    double liveness() throws InterruptedException {
        long start = System.nanoTime();
        boolean live = manage("/q/health/live", KUBELETS_PATIENCE).status() == 200;
        return live ? Statistics.millisSince(start) : -1;
    }

    /** The value of a metric, whose name includes its labels. */
    double metric(String name) throws InterruptedException {
        String metrics = manage("/q/metrics", PATIENCE).body();
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(metrics);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    private Answer manage(String path, Duration patience) throws InterruptedException {
        long started = System.nanoTime();
        try {
            return service.management().ask("GET " + path, "", "", patience);
        } catch (IOException noAnswer) {
            return Answer.none(noAnswer, started);
        }
    }

    /** The memory VmRSS or VmHWM in MiB. */
    double memory(String kind) throws IOException {
        return service.memory(kind);
    }

    @Override
    public void close() {
        service.close();
    }
}
