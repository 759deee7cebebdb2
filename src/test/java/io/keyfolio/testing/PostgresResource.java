package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database in a real PostgreSQL for the service under test, and secrets made on the spot. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** What all tests do together, from one address, is too much for these. */
    private static final List<String> LIMITS = List.of(
            "credential",
            "account",
            "write",
            "agent",
            "address",
            "sign-up",
            "introspection",
            "unknown-credential",
            "account-password",
            "address-password",
            "wrong-password");

    private String database;

    @Override
    public Map<String, String> start() {
        database = PostgresServers.makeDatabase(SharedPostgres.port());
        return settings();
    }

    /** Limits count as they do for everybody, and nobody reaches them. */
    static Map<String, String> limitsNobodyReaches() {
        return Stream.concat(
                        Stream.of("keyfolio.connection.max-per-address"),
                        LIMITS.stream()
                                .map(limit -> "keyfolio.rate-limit." + limit)
                                .flatMap(limit -> Stream.of(limit + ".requests", limit + ".burst")))
                .collect(Collectors.toMap(name -> name, name -> "1000000"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Secrets.settings());
        settings.putAll(Management.settings());
        settings.put("keyfolio.db.host", "localhost");
        settings.put("keyfolio.db.port", Integer.toString(SharedPostgres.port()));
        settings.put("keyfolio.db.name", database);
        settings.put("keyfolio.db.user", "postgres");
        settings.put("keyfolio.password.bcrypt-cost", "4");
        settings.put("keyfolio.request.timeout", "60S");
        settings.put("keyfolio.clean-up.every", "1S");
        settings.put("keyfolio.introspection.accounts", "nobody, " + Person.INTROSPECTOR);
        settings.putAll(limitsNobodyReaches());
        settings.put("test.jdbc-url", PostgresServers.url(SharedPostgres.port(), database));
        return settings;
    }

    /** Quarkus hands properties of its own name that one test class was given to the services of later ones. */
    @Override
    public void stop() {
        System.clearProperty("quarkus.swagger-ui.enabled");
        PostgresServers.dropDatabase(SharedPostgres.port(), database);
    }
}
