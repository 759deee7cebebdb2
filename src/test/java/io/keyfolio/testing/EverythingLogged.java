package io.keyfolio.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/**
 * A profile that logs all levels of all loggers to a file, except those of the test client. It sets some loggers by name,
 * as an operator might.
 */
public class EverythingLogged implements QuarkusTestProfile {

    public static final Path LOG =
            Path.of("target", "nothing-leaks-" + ProcessHandle.current().pid() + ".log");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.log.min-level", "ALL"),
                Map.entry("quarkus.log.level", "ALL"),
                Map.entry("quarkus.log.category.\"io.keyfolio\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate.SQL\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate.orm\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate.orm.core\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate.orm.jdbc.bind\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.hibernate.orm.jdbc.extract\".level", "ALL"),
                Map.entry("quarkus.log.category.\"io.vertx\".level", "ALL"),
                Map.entry("quarkus.log.category.\"org.apache.http\".level", "OFF"),
                Map.entry("quarkus.log.console.level", "WARN"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.level", "ALL"),
                Map.entry("quarkus.log.file.path", LOG.toString()),
                Map.entry("quarkus.log.file.json.enabled", "false"),
                Map.entry("quarkus.log.file.rotation.max-file-size", "1G"));
    }
}
