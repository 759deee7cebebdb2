package io.keyfolio.testing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A host with the packaged service: a directory with settings and keys, and a shell in it. */
public final class Host implements Closeable {

    private static final String RESTART = """
            #!/usr/bin/env bash
            set -euo pipefail
            if [[ -e service.pid ]]; then
                kill "$(cat service.pid)"
                while [[ $(ps -o stat= -p "$(cat service.pid)") =~ ^[^Z] ]]; do sleep 0.1; done
            fi
            set -a && . ./keyfolio.env && set +a
            keyfolio serve >service.log 2>&1 &
            echo $! >service.pid
            until curl -sf -o /dev/null "$KEYFOLIO/readyz"; do
                kill -0 "$(cat service.pid)" || { cat service.log; exit 1; }
                sleep 0.1
            done
            """;

    private static final String FIRST_KEYS = """
            umask 077
            openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out jwt-private-key.pem
            echo "k1:$(openssl rand -base64 32)" >sealing-keys
            restart-keyfolio
            """;

    private final Path directory;
    private final String address;

    private Host(Path directory, String address) {
        this.directory = directory;
        this.address = address;
    }

    /** Starts the service in an empty directory with new keys. */
    public static Host start(Path directory, Map<String, String> settings) throws IOException {
        Host host = prepare(directory, settings);
        host.makeKeys();
        return host;
    }

    /** As {@link #start}, without keys and without a start. */
    public static Host prepare(Path directory, Map<String, String> settings) throws IOException {
        int port = Ports.free();
        int management = Ports.free();
        Host host = new Host(directory, "http://127.0.0.1:" + port);
        StringBuilder lines = new StringBuilder("""
                QUARKUS_HTTP_HOST=127.0.0.1
                KEYFOLIO_JWT_PRIVATE_KEY_FILE=jwt-private-key.pem
                KEYFOLIO_SEALING_KEYS_FILE=sealing-keys
                KEYFOLIO_REQUEST_TIMEOUT=60S
                """)
                .append("QUARKUS_HTTP_PORT=")
                .append(port)
                .append('\n')
                .append("KEYFOLIO_MANAGEMENT_PORT=")
                .append(management)
                .append('\n');
        settings.forEach(
                (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        Files.writeString(directory.resolve("keyfolio.env"), lines);
        Files.createDirectory(directory.resolve("bin"));
        host.program("keyfolio", "#!/usr/bin/env bash\nexec " + quoted(PackagedKeyfolio.command()) + " \"$@\"\n");
        host.program("restart-keyfolio", RESTART);
        return host;
    }

    /** Creates the first keys and starts the service. */
    public void makeKeys() throws IOException {
        run(FIRST_KEYS, Map.of());
    }

    public String address() {
        return address;
    }

    public Path directory() {
        return directory;
    }

    /** Runs commands that must succeed, and returns what they printed. */
    public String run(String commands, Map<String, String> variables) throws IOException {
        Program.Outcome outcome = attempt(commands, variables);
        if (outcome.exitCode() != 0) {
            throw new IOException(commands + outcome.out() + outcome.err());
        }
        return outcome.out();
    }

    /** As {@link #run}, for commands that may fail. */
    public Program.Outcome attempt(String commands, Map<String, String> variables) throws IOException {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("KEYFOLIO", address);
        environment.put("PATH", directory.resolve("bin") + ":" + System.getenv("PATH"));
        return Program.shell(directory, commands, environment);
    }

    @Override
    public void close() throws IOException {
        run("[[ ! -e service.pid ]] || kill -9 \"$(cat service.pid)\" || true", Map.of());
    }

    /** The command with quoted words for the shell. */
    private static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(directory.resolve("bin").resolve(name), script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
