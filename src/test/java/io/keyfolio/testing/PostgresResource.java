package io.keyfolio.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A database in a real PostgreSQL for the service under test, and secrets made on the spot.
 *
 * <p>The arguments of the annotation are settings of the service. An argument {@code limit.write} of 3 lets an account write three
 * times, and hardly any more for as long as a test takes; the other limits work alike. Test classes with equal arguments share one
 * service.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** What all tests do together, from one address, is too much for these. */
    private static final List<String> LIMITS = List.of(
            "credential",
            "account",
            "write",
            "agent",
            "address",
            "sign-up",
            "mail",
            "introspection",
            "unknown-credential",
            "account-password",
            "address-password",
            "wrong-password");

    private static final String LIMIT = "limit.";

    private final Map<String, String> arguments = new TreeMap<>();
    private String database;

    @Override
    public void init(Map<String, String> initArgs) {
        arguments.putAll(initArgs);
    }

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
        arguments.forEach((name, value) -> choose(settings, name, value));
        return settings;
    }

    private static void choose(Map<String, String> settings, String name, String value) {
        if (name.startsWith(LIMIT)) {
            limit(settings, name.substring(LIMIT.length()), Integer.parseInt(value));
        } else {
            settings.put(name, value);
        }
    }

    /** So much at once, and hardly any more for as long as a test may take. */
    static void limit(Map<String, String> settings, String name, int burst) {
        settings.put("keyfolio.rate-limit." + name + ".requests", "1");
        settings.put("keyfolio.rate-limit." + name + ".per", "1H");
        settings.put("keyfolio.rate-limit." + name + ".burst", Integer.toString(burst));
    }

    /** Quarkus hands properties of its own name that one test class was given to the services of later ones. */
    @Override
    public void stop() {
        System.clearProperty("quarkus.swagger-ui.enabled");
        arguments.keySet().stream().filter(name -> name.startsWith("quarkus.")).forEach(System::clearProperty);
        PostgresServers.dropDatabase(SharedPostgres.port(), database);
    }
}
