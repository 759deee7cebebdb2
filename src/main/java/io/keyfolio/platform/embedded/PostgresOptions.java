package io.keyfolio.platform.embedded;

import io.keyfolio.platform.embedded.storage.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The settings of the server that are given anew for each start, and so above what the owner of the data may write into
 * postgresql.conf; also for data that an earlier release has made.
 */
record PostgresOptions(int port, ServerCertificate certificate, Path accessRules) {

    /**
     * Far more than the service opens: until they are authenticated, connections of other users of the machine count, too,
     * and PostgreSQL reserves none before it knows whose they are.
     */
    private static final int MAX_CONNECTIONS = 1000;

    /** Memory for that many locks for each of them, which all share; the defaults would take 20 MB more. */
    private static final int LOCKS = 16;

    private static final int PREDICATE_LOCKS = 10;

    /** Enough for the first handshake of a JVM that has just started on a busy machine. */
    private static final String AUTHENTICATION_TIMEOUT = "15s";

    private static final String RULES = """
            # Keyfolio writes this file at each start: connections by TLS, with a password.
            hostssl all all %s/32 scram-sha-256
            """;

    /** Writes the access rules (pg_hba.conf) into a directory, where the server finds them. */
    static PostgresOptions prepare(int port, ServerCertificate certificate, Path directory) throws IOException {
        Path accessRules = directory.resolve("pg_hba.conf");
        PrivateFiles.write(accessRules, RULES.formatted(EmbeddedDatabase.HOST));
        return new PostgresOptions(port, certificate, accessRules);
    }

    /** The options as pg_ctl takes them, which hands them to a shell. */
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

    /** The data directory has no character in its name that means something between these quotes. */
    private static String quoted(Path path) {
        return '"' + path.toString() + '"';
    }
}
