package io.keyfolio.platform.database.address;

import io.smallrye.config.SmallRyeConfig;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The address of a PostgreSQL database, with the role, the password and the TLS mode to connect with. Of several servers, the one
 * that accepts writes is used.
 */
public record DatabaseAddress(
        List<DatabaseHost> servers, String name, String user, DatabasePassword password, DatabaseTls tls) {

    private static final List<Integer> DEFAULT_PORT = List.of(5432);
    private static final String DEFAULT_NAME = "keyfolio";

    /** The value of the driver's {@code targetServerType} for a server that accepts writes. */
    private static final String PRIMARY = "primary";

    /** Reads {@code keyfolio.db.*}, for commands that run without the service; empty when no host is set. */
    public static Optional<DatabaseAddress> find(SmallRyeConfig config) {
        return config.getOptionalValues("keyfolio.db.host", String.class).map(hosts -> at(hosts, config));
    }

    private static DatabaseAddress at(List<String> hosts, SmallRyeConfig config) {
        List<Integer> ports =
                config.getOptionalValues("keyfolio.db.port", Integer.class).orElse(DEFAULT_PORT);
        return new DatabaseAddress(
                DatabaseHost.list("KEYFOLIO_DB_HOST", hosts, "KEYFOLIO_DB_PORT", ports),
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
                config.servers(),
                config.name(),
                config.user(),
                new DatabasePassword(config.password(), config.passwordFile()),
                config.tls());
    }

    /** A data source without a pool, for commands and migrations. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new RotatedPasswordDataSource(password);
        source.setServerNames(servers.stream().map(DatabaseHost::inUrl).toArray(String[]::new));
        source.setPortNumbers(servers.stream().mapToInt(DatabaseHost::port).toArray());
        if (servers.size() > 1) {
            source.setTargetServerType(PRIMARY);
        }
        source.setDatabaseName(name);
        source.setUser(user);
        tls.applyTo(source);
        return source;
    }

    @Override
    public String toString() {
        return DatabaseHost.text(servers) + "/" + name;
    }
}
