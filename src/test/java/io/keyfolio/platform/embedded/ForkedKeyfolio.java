package io.keyfolio.platform.embedded;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A standalone Keyfolio in a separate process, which a test can stop or kill. Its application only writes a table at its
 * end.
 */
final class ForkedKeyfolio implements AutoCloseable {

    private static final String STARTED = "started";

    private final Process process;

    private ForkedKeyfolio(Process process) {
        this.process = process;
    }

    /** Starts the process; returns when its application, which writes the table at its stop, has started. */
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

    /** Sends SIGTERM, if the platform has signals. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Sends SIGKILL, if the platform has signals. */
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

    /** An application that needs the database during its stop, as the service does. */
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
