import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One process of the service, and the one that follows it. */
final class Replica {

    private static final int PATIENCE_SECONDS = 120;

    private final String command;
    private final int number;
    private final Route route;
    private final Path log;
    private Process process;

    Replica(String command, int number) {
        this.command = command;
        this.number = number;
        this.route = Route.toReplica(number);
        this.log = Path.of("target", "bench-replica-" + (number + 1) + ".log");
    }

    /** From zero. */
    int number() {
        return number;
    }

    Route route() {
        return route;
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.split(" "))
                .redirectErrorStream(true)
                .redirectOutput(
                        process == null
                                ? ProcessBuilder.Redirect.to(log.toFile())
                                : ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(route.port()));
        builder.environment().put("KEYFOLIO_MANAGEMENT_PORT", "0");
        builder.environment().put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        route.reset();
        process = builder.start();
    }

    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (new Client().ask(route, "GET /readyz", "", "").status() != 200) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException(route + " does not get ready; see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** With SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** With SIGSTOP and SIGCONT: as a long pause of a collector or of a virtual machine. */
    void freeze(long millis) throws Exception {
        Signal.STOP.send(process.pid());
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            Signal.CONT.send(process.pid());
        }
    }

    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
