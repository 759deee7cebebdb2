package io.keyfolio.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL that offers TLS with a certificate for {@code localhost}. */
public final class TlsPostgres implements Closeable {

    private final Certificates certificates;
    private final EmbeddedPostgres server;

    private TlsPostgres(Certificates certificates, EmbeddedPostgres server) {
        this.certificates = certificates;
        this.server = server;
    }

    public static TlsPostgres start() throws IOException, GeneralSecurityException {
        Certificates certificates = Certificates.makeIn(Files.createTempDirectory("keyfolio-tls"));
        EmbeddedPostgres server = PostgresServers.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificates.server().toString())
                .setServerConfig("ssl_key_file", certificates.serverKey().toString())
                .start();
        return new TlsPostgres(certificates, server);
    }

    public Path authority() {
        return certificates.authority();
    }

    /** The environment variables for a connection, without settings for TLS. */
    public Map<String, String> variables() {
        return Map.of(
                "KEYFOLIO_DB_HOST", "localhost",
                "KEYFOLIO_DB_PORT", Integer.toString(server.getPort()),
                "KEYFOLIO_DB_NAME", "postgres",
                "KEYFOLIO_DB_USER", "postgres");
    }

    /** The settings of the service for a connection that verifies the certificate and the host name. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Secrets.settings());
        settings.putAll(Management.settings());
        settings.put("keyfolio.db.host", "localhost");
        settings.put("keyfolio.db.port", Integer.toString(server.getPort()));
        settings.put("keyfolio.db.name", "postgres");
        settings.put("keyfolio.db.user", "postgres");
        settings.put("keyfolio.db.sslmode", "verify-full");
        settings.put("keyfolio.db.sslrootcert", authority().toString());
        return settings;
    }

    /** The number of connections of the service by TLS protocol; the empty string stands for no encryption. */
    public Map<String, Integer> protocols() throws SQLException {
        String count = "select coalesce(version, ''), count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid() group by 1";
        Map<String, Integer> protocols = new TreeMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(count)) {
            while (rows.next()) {
                protocols.put(rows.getString(1), rows.getInt(2));
            }
        }
        return protocols;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
