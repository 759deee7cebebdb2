package io.keyfolio.platform.database.address;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.vertx.pgclient.SslMode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where PostgreSQL is; without a host the embedded one is started. */
@ConfigMapping(prefix = "keyfolio.db")
public interface DatabaseConfig {

    /**
     * The host of PostgreSQL, or the hosts of a primary and its standbys, separated by commas. The service connects to the
     * one that accepts writes, and follows a fail-over. Without a host, the service starts the embedded PostgreSQL.
     */
    @SettingFormat(value = SettingKind.HOST, example = "db.example.com", neverEmpty = true)
    Optional<List<String>> host();

    /** The port of PostgreSQL: one for all hosts, or one for each. */
    @WithDefault("5432")
    List<Integer> port();

    /**
     * The host or the hosts for {@code LISTEN}, when {@code KEYFOLIO_DB_HOST} is a PgBouncer or another proxy that shares
     * connections. In transaction mode, PgBouncer must also carry prepared statements, which 1.18 does not.
     */
    @SettingFormat(value = SettingKind.HOST, example = "db.example.com")
    Optional<List<String>> listenHost();

    /** The port for {@code LISTEN}; by default that of the host above. */
    @SettingFormat(example = "5432")
    Optional<List<Integer>> listenPort();

    /** The name of the database. */
    @WithDefault("keyfolio")
    String name();

    /** The role that signs in. */
    @WithDefault("keyfolio")
    String user();

    /** The password of the role. */
    Optional<String> password();

    /**
     * A file that holds the password. The service reads it again when PostgreSQL refuses the password, so a rotation needs no
     * restart.
     */
    Optional<Path> passwordFile();

    /**
     * Whether connections are encrypted and what is verified, as {@code sslmode} of libpq. The embedded database always uses
     * {@code verify-full}.
     */
    @WithDefault("prefer")
    SslMode sslmode();

    /** The certificate authority that {@code verify-ca} and {@code verify-full} trust: a PEM file. */
    @SettingFormat(value = SettingKind.CERTIFICATE, example = "/etc/ssl/certs/database-ca.pem")
    Optional<Path> sslrootcert();

    /** The most connections of one replica. */
    @Min(1)
    @Max(10_000)
    @WithDefault("20")
    int poolSize();

    /**
     * How long the start and every command wait for a PostgreSQL that is not ready. The images, the compose file and the
     * manifests set {@code 30S}. A wrong password fails at once.
     */
    @WithName("wait") // java.lang.Object has a method of that name
    @WithDefault("0S")
    Duration waitTime();

    /** The servers; fails without a host. */
    default List<DatabaseHost> servers() {
        return DatabaseHost.list("KEYFOLIO_DB_HOST", host().orElseThrow(), "KEYFOLIO_DB_PORT", port());
    }

    /** The servers for {@code LISTEN}: those for everything else, unless settings name others. */
    default List<DatabaseHost> listenServers() {
        return DatabaseHost.list(
                listenVariable(),
                listenHost().or(this::host).orElseThrow(),
                listenPort().isPresent() ? "KEYFOLIO_DB_LISTEN_PORT" : "KEYFOLIO_DB_PORT",
                listenPort().orElseGet(this::port));
    }

    /** The setting that names the servers for {@code LISTEN}. */
    default String listenVariable() {
        return listenHost().isPresent() ? "KEYFOLIO_DB_LISTEN_HOST" : "KEYFOLIO_DB_HOST";
    }

    default DatabaseTls tls() {
        return new DatabaseTls(sslmode(), sslrootcert());
    }
}
