package io.keyfolio.platform.database;

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
import java.util.Optional;
import java.util.OptionalInt;

/** Where PostgreSQL is; without a host the embedded one is started. */
@ConfigMapping(prefix = "keyfolio.db")
public interface DatabaseConfig {

    /** The server; when set, the embedded PostgreSQL is never started. */
    @SettingFormat(value = SettingKind.HOST, example = "db.example.com", neverEmpty = true)
    Optional<String> host();

    /** The server's port. */
    @Min(1)
    @Max(65535)
    @WithDefault("5432")
    int port();

    /** Where to listen for changes instead, when the server above is a proxy that cannot carry {@code LISTEN}. */
    @SettingFormat(value = SettingKind.HOST, example = "db.example.com")
    Optional<String> listenHost();

    /** The port there; without one, that of the server. */
    @SettingFormat(example = "5432")
    OptionalInt listenPort();

    /** The database. */
    @WithDefault("keyfolio")
    String name();

    /** The role to sign in as. */
    @WithDefault("keyfolio")
    String user();

    /** The role's password. */
    Optional<String> password();

    /** A file that holds the same; it is read again when PostgreSQL refuses what it held. */
    Optional<Path> passwordFile();

    /** Whether connections are encrypted and what is verified, as libpq's {@code sslmode}. */
    @WithDefault("prefer")
    SslMode sslmode();

    /** The certificate authority to trust, a PEM file. */
    @SettingFormat(value = SettingKind.CERTIFICATE, example = "/etc/ssl/certs/database-ca.pem")
    Optional<Path> sslrootcert();

    /** The most connections that one instance opens. */
    @Min(1)
    @Max(10_000)
    @WithDefault("20")
    int poolSize();

    /** How long the start waits for a PostgreSQL that is not ready yet. */
    @WithName("wait") // java.lang.Object has a method of that name
    @WithDefault("0S")
    Duration waitTime();

    default DatabaseTls tls() {
        return new DatabaseTls(sslmode(), sslrootcert());
    }
}
