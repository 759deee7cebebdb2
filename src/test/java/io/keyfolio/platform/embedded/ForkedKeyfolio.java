package io.keyfolio.platform.embedded;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A standalone Keyfolio in a process of its own, to be stopped or killed, whose application only writes at its end. */
final class ForkedKeyfolio implements AutoCloseable {

    private static final String STARTED = "started";

    private final Process process;

    private ForkedKeyfolio(Process process) {
        this.process = process;
    }

    /** Returns once the application in the other process has started, which will write the table when it stops. */
    static ForkedKeyfolio startIn(Path directory, String table) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-D" + StartupConfig.DATA_DIRECTORY + "=" + directory,
                "-D" + StartupConfig.DATABASE_HOST + "=",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                ForkedKeyfolio.class.getName(),
                table);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); !STARTED.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IOException("The other Keyfolio has ended");
            }
        }
        return new ForkedKeyfolio(process);
    }

    /** Sends SIGTERM, where there are signals. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Sends SIGKILL, where there are signals. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String... arguments) {
        EmbeddedMode.startUnlessConfigured();
        ApplicationLifecycleManager.run(new FlushingApplication(arguments[0]));
    }

    /** Needs the database while it stops, and takes its time, as the service does. */
    private static final class FlushingApplication extends Application {

        private final String table;

        private FlushingApplication(String table) {
            super(false);
            this.table = table;
        }

        @Override
        protected void doStart(String[] arguments) {
            System.out.println(STARTED);
        }

        @Override
        protected void doStop() {
            try (Connection connection = Connections.asConfigured()) {
                Connections.execute(connection, "create table " + table + " as select generate_series(1, 500000)");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public String getName() {
            return "flushing";
        }
    }
}
