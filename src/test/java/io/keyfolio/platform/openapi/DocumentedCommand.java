package io.keyfolio.platform.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a documented command, and the file that runs it. */
enum DocumentedCommand {
    SERVE_IN_DEV_MODE("./mvnw quarkus:dev", Place.FRESH_CLONE),
    TEST("./mvnw verify", Place.CI),
    TEST_ONE_CLASS("./mvnw test -Dtest=", Place.CI, "verify"),
    TEST_QUICKLY("./mvnw test -Pquick", Place.CI),
    FORMAT("./mvnw spotless:apply", Place.NOWHERE), // its check is part of verify
    TEST_AGENT("./mvnw -f agent/pom.xml package -DskipTests", Place.FRESH_CLONE),
    BUILD("./mvnw package -DskipTests", Place.FRESH_CLONE),
    BUILD_NATIVE("./mvnw package -Dnative", Place.CI, "package -Dnative"),
    BUILD_LAMBDA("./mvnw package -Plambda -DskipTests", Place.CI, "verify -Plambda"),
    BUILD_NATIVE_LAMBDA("./mvnw package -Plambda -Dnative", Place.CI, "package -Plambda -Dnative"),
    RENEW_LIST_OF_LIBRARIES("./mvnw dependency:list", Place.NOWHERE),
    SERVE("java -jar target/quarkus-app/quarkus-run.jar", Place.FRESH_CLONE),
    SERVE_NATIVELY("target/keyfolio-0.1.0-runner", Place.CI, "target/keyfolio-*-runner"),
    CONNECT_AGENT("java -jar agent/target/vsay-agent.jar", Place.FRESH_CLONE),
    TRY_AGENT("checks/agent", Place.CI),
    GO_EXAMPLE("go run examples/go", Place.EXAMPLES),
    JAVA_EXAMPLE("java examples/java", Place.EXAMPLES),
    JAVASCRIPT_EXAMPLE("node examples/javascript", Place.EXAMPLES),
    PYTHON_EXAMPLE("python3 examples/python", Place.EXAMPLES),
    HEALTH("keyfolio health", Place.COMMANDS, "\"health\""),
    IMPORT("keyfolio import-sanctum", Place.SANCTUM_GUIDE),
    MIGRATE("keyfolio migrate", Place.COMMANDS, "\"migrate\""),
    END_SESSIONS("keyfolio end-sessions", Place.INCIDENTS_GUIDE),
    REVOKE_KEY("keyfolio revoke-key", Place.INCIDENTS_GUIDE),
    DEAD_MAILS("keyfolio dead-mails", Place.MAIL_COMMANDS, "\"dead-mails\""),
    RETRY_DEAD_MAILS("keyfolio retry-dead-mails", Place.MAIL_COMMANDS, "\"retry-dead-mails\""),
    CHECK_MAILBOXES("keyfolio check-mailboxes", Place.MAIL_COMMANDS, "\"check-mailboxes\""),
    RESEAL("keyfolio reseal", Place.ROTATION_GUIDE),
    CHECK_DOCKER("checks/docker-files", Place.CI),
    PROVE_DOCKER("checks/native-image", Place.CI),
    GATEWAYS("checks/gateways", Place.CI),
    FUZZING("checks/fuzzing", Place.CI),
    DISK_FULL("checks/disk-full", Place.CI),
    MAIL("checks/mail", Place.CI),
    CLOCK("checks/clock", Place.CI),
    FRESH_CLONE("checks/fresh-clone", Place.CI),
    ALL("checks/all", Place.CI_RUN),
    MEASURE_AGENTS("bench/agents", Place.CI),
    MEASURE_REPLICAS("bench/replicas", Place.CI),
    MEASURE_FAILOVER("bench/failover", Place.NOWHERE),
    MEASURE_PROOFS("bench/proofs", Place.NOWHERE),
    MEASURE_THROUGHPUT("bench/run", Place.CI),
    MEASURE_START("bench/startup", Place.CI),
    MEASURE_TIMING("bench/timing", Place.CI),
    MEASURE_LAMBDA("bench/lambda-cold-start", Place.CI),

    // Tests, measurements, comparisons and lists that take too long for CI.
    TEST_AT_LENGTH("./mvnw test -Pslow", Place.NOWHERE),
    MEASURE_BIG_TABLE("bench/big-table", Place.NOWHERE),
    MEASURE_LOGIN_FLOOD("bench/login-flood", Place.NOWHERE),
    MEASURE_SIEGE("bench/siege", Place.NOWHERE),
    MEASURE_SOAK("bench/soak", Place.NOWHERE),
    PROFILE("bench/profile", Place.NOWHERE),
    RENEW_LISTS("src/test/data/run", Place.NOWHERE),
    COMPARE_BUILDS("checks/reproducible-build", Place.NOWHERE),
    OPENAPI_TOOLS("checks/openapi-tools", Place.NOWHERE),

    // No test runs a container engine, a cluster or AWS. Tests and scripts check the files against their schemas.
    COMPOSE("docker compose", Place.NOWHERE),
    KUBERNETES("kubectl", Place.NOWHERE),
    AWS("sam deploy", Place.NOWHERE);

    private final String beginning;
    private final Place place;
    private final String asRun;

    DocumentedCommand(String beginning, Place place) {
        this(beginning, place, asRun(beginning));
    }

    DocumentedCommand(String beginning, Place place, String asRun) {
        this.beginning = beginning;
        this.place = place;
        this.asRun = asRun;
    }

    boolean covers(String command) {
        return command.startsWith(beginning);
    }

    boolean isRun() {
        return place == Place.NOWHERE || place.text().contains(asRun);
    }

    /** The command as scripts run it, with options that print less. */
    private static String asRun(String beginning) {
        return beginning.replace("./mvnw ", "");
    }

    /** A file that runs commands. */
    enum Place {
        CI("checks/all"),
        CI_RUN(".ci/run"),
        COMMANDS("src/test/java/io/keyfolio/packaged/CommandsIT.java"),
        MAIL_COMMANDS("src/test/java/io/keyfolio/packaged/MailCommandsIT.java"),
        EXAMPLES("src/test/java/io/keyfolio/operations/Example.java"),
        FRESH_CLONE("checks/fresh-clone"),

        // OperationsGuideIT and KeyRotationIT run the blocks of the runbooks.
        INCIDENTS_GUIDE("docs/how-to/incidents.md"),
        ROTATION_GUIDE("docs/how-to/rotate-keys.md"),
        SANCTUM_GUIDE("docs/how-to/import-from-sanctum.md"),
        NOWHERE("");

        private final String file;

        Place(String file) {
            this.file = file;
        }

        private String text() {
            try {
                return Files.readString(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
