package io.keyfolio.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.PackagedKeyfolio;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** SIGTERM stops the service after the requests in flight have completed. */
class ShutdownIT {

    private static final String WAITING = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";
    private static final int SIGTERM_EXIT = 143;

    /** A lock holds the request until the service has received SIGTERM. */
    @Test
    void requestUnderWayIsFinished() throws Exception {
        try (FreshDatabases databases = FreshDatabases.start()) {
            Database database = databases.make();
            try (PackagedKeyfolio service =
                    PackagedKeyfolio.serve(patient(database)).awaitReady()) {
                CompletableFuture<HttpResponse<String>> signUp = signUpBehindALock(database, service);
                long told = System.nanoTime();

                int exitCode = service.awaitExit();

                assertEquals(201, signUp.join().statusCode(), signUp.join().body());
                assertTrue(exitCode == 0 || exitCode == SIGTERM_EXIT, () -> "exit code " + exitCode);
                assertTrue(System.nanoTime() - told < Duration.ofSeconds(10).toNanos(), "took more than 10 s");
                assertEquals("1", database.one("select count(*) from account"));
            }
        }
    }

    /** Load balancers then send no requests, and the platform does not restart the service. */
    @Test
    void serviceThatStopsIsAliveAndNotReady() throws Exception {
        try (FreshDatabases databases = FreshDatabases.start()) {
            Database database = databases.make();
            try (PackagedKeyfolio service =
                            PackagedKeyfolio.serve(patient(database)).awaitReady();
                    Connection lock = database.connect()) {
                lock.setAutoCommit(false);
                lock.createStatement().execute("lock table account");
                CompletableFuture<HttpResponse<String>> signUp = signUp(service);
                awaitOne(database, signUp);

                service.terminate();
                awaitDraining(service);

                assertEquals(200, PackagedKeyfolio.status(service.management().resolve("/q/health/live")));
                assertEquals(503, PackagedKeyfolio.status(service.management().resolve("/q/health/ready")));
                assertEquals(200, service.status("/livez"));
                assertEquals(503, service.status("/readyz"));
                assertEquals(
                        "",
                        RestAssured.get(service.address().resolve("/readyz")).asString());
                assertEquals(503, service.status("/api/profile"));
                lock.commit();
                assertEquals(201, signUp.join().statusCode());
            }
        }
    }

    private static Map<String, String> patient(Database database) {
        Map<String, String> variables = new TreeMap<>(database.variables());
        variables.put("KEYFOLIO_REQUEST_TIMEOUT", "30S");
        return variables;
    }

    private static CompletableFuture<HttpResponse<String>> signUpBehindALock(
            Database database, PackagedKeyfolio service) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table account");
            CompletableFuture<HttpResponse<String>> answer = signUp(service);
            awaitOne(database, answer);
            service.terminate();
            awaitDraining(service);
            connection.commit();
            return answer;
        }
    }

    private static void awaitOne(Database database, CompletableFuture<?> answer) throws Exception {
        while (!"1".equals(database.one(WAITING))) {
            assertFalse(answer.isDone(), "answered before it could");
        }
    }

    private static void awaitDraining(PackagedKeyfolio service) {
        Await.until(() -> log(service), log -> log.contains("Waiting for HTTP requests to complete"));
    }

    private static String log(PackagedKeyfolio service) {
        try {
            return service.log();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletableFuture<HttpResponse<String>> signUp(PackagedKeyfolio service) {
        String person = "{\"username\":\"ada\",\"email\":\"ada@example.com\",\"password\":\"correct horse\"}";
        HttpRequest request = HttpRequest.newBuilder(service.address().resolve("/api/signup"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(person))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }
}
