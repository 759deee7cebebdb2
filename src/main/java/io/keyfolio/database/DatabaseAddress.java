package io.keyfolio.database;

import io.smallrye.config.SmallRyeConfig;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where PostgreSQL is and how to connect to it. */
public record DatabaseAddress(
        String host, int port, String name, String user, Optional<String> password, DatabaseTls tls) {

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
                config.getOptionalValue("keyfolio.db.password", String.class),
                tls(config));
    }

    private static DatabaseTls tls(SmallRyeConfig config) {
        return new DatabaseTls(
                config.getOptionalValue("keyfolio.db.sslmode", SslMode.class).orElse(SslMode.PREFER),
                config.getOptionalValue("keyfolio.db.sslrootcert", Path.class));
    }

    static DatabaseAddress of(DatabaseConfig config) {
        return new DatabaseAddress(
                config.host().orElseThrow(),
                config.port(),
                config.name(),
                config.user(),
                config.password(),
                config.tls());
    }

    /** Connections one at a time, for commands and migrations. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        password.ifPresent(source::setPassword);
        tls.applyTo(source);
        return source;
    }

    @Override
    public String toString() {
        return host + ":" + port + "/" + name;
    }
}
