package io.keyfolio.bench.startup;

import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Ports;
import io.keyfolio.bench.harness.PositiveNumber;
import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that starts builds of the service in turn, and prints their start times and their memory. */
@Command(name = "startup", description = "Measures how long each build takes to start, and its memory")
public final class StartupCommand implements Callable<Integer> {

    private static final int REQUESTS = 1000;
    private static final long POLL_NANOS = 250_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final String READY = "GET /readyz";
    private static final String READ = "GET /v1/profile/preferences";

    private final Map<String, List<ColdStart>> results = new LinkedHashMap<>();
    private final Map<String, List<String>> builds = new LinkedHashMap<>();
    private String bearer = "";

    @Parameters(paramLabel = "STARTS", converter = PositiveNumber.class, description = "Cold starts of each build")
    private int starts;

    @Option(
            names = "--build",
            required = true,
            paramLabel = "NAME=COMMAND",
            description = "A build, and the command that starts it")
    private Map<String, String> commands;

    @Override
    public Integer call() throws Exception {
        commands.forEach((name, command) -> builds.put(name, Commands.words(command)));
        prepare(builds.values().iterator().next());
        for (int start = 0; start < starts; start++) {
            for (Map.Entry<String, List<String>> build : builds.entrySet()) {
                results.computeIfAbsent(build.getKey(), name -> new ArrayList<>())
                        .add(once(build.getValue()));
            }
        }
        print();
        for (Map.Entry<String, List<String>> build : builds.entrySet()) {
            System.out.printf(
                    "%s: version %s ms, --help %s ms%n",
                    build.getKey(), word(build.getValue(), "version"), word(build.getValue(), "--help"));
        }
        return 0;
    }

    /** Migrates the schema, and creates the key for the requests after each start. */
    private void prepare(List<String> command) throws Exception {
        try (Service service = launch(command, "true")) {
            awaitOk(READY, service);
            bearer = service.api().newKey(service.api().signUp("bench").field("token"));
        }
    }

    private ColdStart once(List<String> command) throws Exception {
        long started = System.nanoTime();
        try (Service service = launch(command, "false")) {
            awaitOk(READY, service);
            double ready = Statistics.millisSince(started);
            awaitOk(READ, service);
            double authenticated = Statistics.millisSince(started);
            double idle = service.memory();
            for (int request = 0; request < REQUESTS; request++) {
                if (!service.answersOk(READ, bearer)) {
                    throw new IllegalStateException("no 200 for " + READ);
                }
            }
            return new ColdStart(ready, authenticated, idle, service.memory(), service.memory("VmHWM"));
        }
    }

    private static Service launch(List<String> command, String migrate) throws IOException {
        Launch launch = Launch.inDirectory(command, "log").with(Map.of("KEYFOLIO_MIGRATE_AT_START", migrate));
        return Service.launch(launch, Ports.free());
    }

    private void awaitOk(String request, Service service) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!service.answersOk(request, bearer)) {
            service.requireAlive(request, end);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Runs a subcommand of the service, and formats its times from start to end. */
    private String word(List<String> command, String word) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.add(word);
        double[] millis = new double[starts];
        for (int start = 0; start < starts; start++) {
            long started = System.nanoTime();
            int unused = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            millis[start] = Statistics.millisSince(started);
        }
        return ColdStart.both(millis);
    }

    private void print() {
        System.out.printf("%d cold starts each, by turns; median (95th percentile)%n", starts);
        System.out.println(ColdStart.HEAD);
        results.forEach((name, runs) -> System.out.println(ColdStart.row(name, runs)));
    }
}
