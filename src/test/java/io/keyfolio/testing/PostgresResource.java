package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real PostgreSQL for the service under test, and secrets made on the spot. */
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

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = PostgresServers.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        settings.put("keyfolio.db.port", Integer.toString(postgres.getPort()));
        settings.put("keyfolio.db.name", "postgres");
        settings.put("keyfolio.db.user", "postgres");
        settings.put("keyfolio.password.bcrypt-cost", "4");
        settings.put("keyfolio.request.timeout", "60S");
        settings.put("keyfolio.clean-up.every", "1S");
        settings.put("keyfolio.introspection.accounts", "nobody, " + Person.INTROSPECTOR);
        settings.putAll(limitsNobodyReaches());
        settings.put("test.jdbc-url", postgres.getJdbcUrl("postgres", "postgres"));
        return settings;
    }

    /** Quarkus hands properties of its own name that one test class was given to the services of later ones. */
    @Override
    public void stop() {
        System.clearProperty("quarkus.swagger-ui.enabled");
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
