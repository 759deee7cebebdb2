package io.keyfolio.bench.soak;

import io.keyfolio.bench.harness.Api;
import io.keyfolio.bench.harness.Commands;
import io.keyfolio.bench.harness.Launch;
import io.keyfolio.bench.harness.Programs;
import io.keyfolio.bench.harness.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The replica under test, and its figures from the operating system and its metrics. */
final class Soaked implements AutoCloseable {

    /** Rate limits whose buckets refill in seconds, so that the service removes those of ended credentials in the first third. */
    private static final Map<String, String> SMALL_BUCKETS = Map.of(
            "KEYFOLIO_RATE_LIMIT_CREDENTIAL_BURST", "100000",
            "KEYFOLIO_RATE_LIMIT_ACCOUNT_BURST", "100000");

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E]+)$");

    private final Service service;
    private final boolean java;

    private Soaked(Service service, boolean java) {
        this.service = service;
        this.java = java;
    }

    static Soaked start(List<String> command) throws IOException, InterruptedException {
        Launch launch = Launch.of(command, "bench-soak.log")
                .with(Launch.CHEAP_PASSWORDS)
                .with(SMALL_BUCKETS);
        return new Soaked(Service.start(launch), Commands.isJvm(command));
    }

    Api api() {
        return service.api();
    }

    /** The resident memory in MiB. */
    double memory() throws IOException {
        return service.memory();
    }

    /** Whether it runs on a JVM, which can collect its garbage on request. */
    boolean isJvm() {
        return java;
    }

    /** The used heap in MiB: on a JVM after a garbage collection, otherwise with garbage. */
    double heap() throws IOException, InterruptedException {
        if (java) {
            collect();
        }
        String metrics = service.management().get("/q/metrics").body();
        return HEAP.matcher(metrics)
                        .results()
                        .mapToDouble(found -> Double.parseDouble(found.group(1)))
                        .sum()
                / (1 << 20);
    }

    private void collect() throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String unused = Programs.run(Map.of(), List.of(jcmd, Long.toString(service.pid()), "GC.run"));
    }

    long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(service.proc("fd"))) {
            return files.count();
        }
    }

    /** The number of open sockets of any kind. */
    long connections() throws IOException {
        try (Stream<Path> files = Files.list(service.proc("fd"))) {
            return files.filter(Soaked::isSocket).count();
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
