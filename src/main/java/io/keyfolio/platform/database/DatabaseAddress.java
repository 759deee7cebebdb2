package io.keyfolio.platform.database;

import io.smallrye.config.SmallRyeConfig;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The address of a PostgreSQL database, with the role, the password and the TLS mode to connect with. */
public record DatabaseAddress(
        String host, int port, String name, String user, DatabasePassword password, DatabaseTls tls) {

    private static final int DEFAULT_PORT = 5432;
    private static final String DEFAULT_NAME = "keyfolio";

    /** Reads {@code keyfolio.db.*}, for commands that run without the service; empty when no host is set. */
    public static Optional<DatabaseAddress> find(SmallRyeConfig config) {
        return config.getOptionalValue("keyfolio.db.host", String.class).map(host -> at(host, config));
    }

    private static DatabaseAddress at(String host, SmallRyeConfig config) {
        return new DatabaseAddress(
                host,
                config.getOptionalValue("keyfolio.db.port", Integer.class).orElse(DEFAULT_PORT),
                config.getOptionalValue("keyfolio.db.name", String.class).orElse(DEFAULT_NAME),
                config.getOptionalValue("keyfolio.db.user", String.class).orElse(DEFAULT_NAME),
                password(config),
                tls(config));
    }

    private static DatabasePassword password(SmallRyeConfig config) {
        return new DatabasePassword(
                config.getOptionalValue("keyfolio.db.password", String.class),
                config.getOptionalValue("keyfolio.db.password-file", Path.class));
    }

    private static DatabaseTls tls(SmallRyeConfig config) {
        return new DatabaseTls(
                config.getOptionalValue("keyfolio.db.sslmode", SslMode.class).orElse(SslMode.PREFER),
                config.getOptionalValue("keyfolio.db.sslrootcert", Path.class));
    }

    /** The address that the service is configured with; fails without a host. */
    public static DatabaseAddress of(DatabaseConfig config) {
        return new DatabaseAddress(
                config.host().orElseThrow(),
                config.port(),
                config.name(),
                config.user(),
                new DatabasePassword(config.password(), config.passwordFile()),
                config.tls());
    }

    /** A data source without a pool, for commands and migrations. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new RotatedPasswordDataSource(password);
        source.setServerNames(new String[] {inUrl()});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        tls.applyTo(source);
        return source;
    }

    /** The host as URLs write it: the data source makes one, in which an IPv6 address has brackets. */
    private String inUrl() {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    @Override
    public String toString() {
        return inUrl() + ":" + port + "/" + name;
    }
}
