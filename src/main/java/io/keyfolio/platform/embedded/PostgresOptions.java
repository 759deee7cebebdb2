package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.storage.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The options that the server receives at each start. They override postgresql.conf, which the owner of the data may change,
 * and also apply to data of an earlier release.
 */
record PostgresOptions(int port, ServerCertificate certificate, Path accessRules) {

    /**
     * The connection limit, far above what the service opens. Connections of other users of the machine count until they are
     * authenticated, and PostgreSQL reserves none before it knows the role.
     */
    private static final int MAX_CONNECTIONS = 1000;

    /** The locks per connection, whose memory all connections share; the defaults would take 20 MB more. */
    private static final int LOCKS = 16;

    private static final int PREDICATE_LOCKS = 10;

    /** The time for authentication: enough for the first handshake of a JVM that has just started on a busy machine. */
    private static final String AUTHENTICATION_TIMEOUT = "15s";

    private static final String RULES = """
            # Keyfolio writes this file at each start: connections by TLS, with a password.
            hostssl all all %s/32 scram-sha-256
            """;

    /** Writes the access rules (pg_hba.conf) into a directory for the server to read. */
    static PostgresOptions prepare(int port, ServerCertificate certificate, Path directory) throws IOException {
        Path accessRules = directory.resolve("pg_hba.conf");
        PrivateFiles.write(accessRules, RULES.formatted(EmbeddedDatabase.HOST));
        return new PostgresOptions(port, certificate, accessRules);
    }

    /** The options for pg_ctl, which passes them to a shell. */
    String commandLine() {
        return "-c listen_addresses=" + EmbeddedDatabase.HOST
                + " -c port=" + port
                + " -c unix_socket_directories="
                + " -c max_connections=" + MAX_CONNECTIONS
                + " -c max_locks_per_transaction=" + LOCKS
                + " -c max_pred_locks_per_transaction=" + PREDICATE_LOCKS
                + " -c authentication_timeout=" + AUTHENTICATION_TIMEOUT
                + " -c ssl=on"
                + " -c ssl_cert_file=" + quoted(certificate.certificateFile())
                + " -c ssl_key_file=" + quoted(certificate.keyFile())
                + " -c hba_file=" + quoted(accessRules);
    }

    /** Quotes a path for the shell. {@code DataDirectory} refuses names with characters that are special within these quotes. */
    private static String quoted(Path path) {
        return '"' + path.toString() + '"';
    }
}
