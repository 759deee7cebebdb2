package io.keyfolio.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that never complete their requests do not delay other clients. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.request.timeout", value = "4S"),
            @ResourceArg(name = "keyfolio.request.body-timeout", value = "4S"),
            @ResourceArg(name = "keyfolio.connection.head-timeout", value = "120S")
        })
class HalfOpenClientsTest {

    private static final int CLIENTS = 400;
    private static final int REQUESTS = 3_000;
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The tolerated factor between the medians. Without the bounds, the factor is far larger. */
    private static final int SAME = 3;

    private static final String HALF_A_HEAD = "GET /v1/profile/preferences HTTP/1.1\r\nHost: local";
    private static final String OTHER_HALF = "host\r\nConnection: close\r\n\r\n";
    private static final String HALF_A_BODY = "POST /api/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"email\":";

    private final List<Socket> halfHeads = new ArrayList<>();
    private final List<Socket> halfBodies = new ArrayList<>();

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : halfHeads) {
            socket.close();
        }
        for (Socket socket : halfBodies) {
            socket.close();
        }
    }

    @Test
    void othersAreAnsweredAsSoonAsBefore() throws Exception {
        HttpRequest question = question();
        medianOf(question); // warm-up
        Duration before = medianOf(question);
        come();

        Duration meanwhile = medianOf(question);

        String medians = "median " + before + " before " + 2 * CLIENTS + " half-open clients came, " + meanwhile
                + " while they were there";
        System.out.println(medians);
        assertStillThere();
        assertTrue(meanwhile.compareTo(before.multipliedBy(SAME)) <= 0, medians);
    }

    /** The service answers 408 at the time limit on bodies, and closes the connection. */
    @Test
    void slowBodyIsRefusedInTime() throws Exception {
        come();

        for (Socket slow : halfBodies) {
            String answer = new String(slow.getInputStream().readAllBytes(), US_ASCII);

            assertEquals(
                    "HTTP/1.1 408 Request Timeout", answer.lines().findFirst().orElse(""), answer);
        }
    }

    private static HttpRequest question() {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/profile/preferences"))
                .header(
                        "Authorization",
                        "Bearer " + Person.signedUp().issue("ci").token())
                .timeout(PATIENCE)
                .build();
    }

    /** The median time of a response; asserts that all responses are 200 and arrive in time. */
    private Duration medianOf(HttpRequest question) throws InterruptedException {
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        Semaphore places = new Semaphore(AT_ONCE);
        for (int number = 0; number < REQUESTS; number++) {
            places.acquire();
            long asked = System.nanoTime();
            var unused = http.sendAsync(question, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                nanos.add(System.nanoTime() - asked);
                statuses.merge(failure == null ? answer.statusCode() : 0, 1, Integer::sum);
                places.release();
            });
        }
        places.acquire(AT_ONCE);
        assertEquals(Map.of(200, REQUESTS), statuses);
        return Duration.ofNanos(
                nanos.stream().sorted().skip(REQUESTS / 2).findFirst().orElseThrow());
    }

    private void come() throws IOException {
        for (int client = 0; client < CLIENTS; client++) {
            halfHeads.add(opened(HALF_A_HEAD));
            halfBodies.add(opened(HALF_A_BODY));
        }
    }

    /** Asserts that a client that completes its head late gets a response. */
    private void assertStillThere() throws IOException {
        for (Socket slow : halfHeads) {
            slow.getOutputStream().write(OTHER_HALF.getBytes(US_ASCII));
            String answer = new String(slow.getInputStream().readAllBytes(), US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
        }
    }

    private static Socket opened(String begun) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        return socket;
    }
}
