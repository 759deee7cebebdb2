package io.keyfolio.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.ImpatientResource;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that never end what they began are nobody's business but their own. */
@QuarkusTest
@WithTestResource(value = ImpatientResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class HalfOpenClientsTest {

    private static final int CLIENTS = 400;
    private static final int REQUESTS = 24_000;
    private static final int AT_ONCE = 32;
    private static final String HALF_A_HEAD = "GET /v1/profile/preferences HTTP/1.1\r\nHost: local";
    private static final String HALF_A_BODY = "POST /api/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"email\":";

    private final List<Socket> halfHeads = new ArrayList<>();
    private final List<Socket> halfBodies = new ArrayList<>();

    private Person.Key key;

    @BeforeEach
    void arrange() throws IOException {
        key = Person.signedUp().issue("ci");
        for (int client = 0; client < CLIENTS; client++) {
            halfHeads.add(opened(HALF_A_HEAD));
            halfBodies.add(opened(HALF_A_BODY));
        }
    }

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
    void othersAreAnswered() throws Exception {
        Map<Integer, Integer> answers = ask();

        assertEquals(Map.of(200, REQUESTS), answers);
    }

    /** The service gives up waiting for the body, says so and hangs up. */
    @Test
    void slowBodyIsRefusedInTime() throws Exception {
        for (Socket slow : halfBodies) {
            String answer = new String(slow.getInputStream().readAllBytes(), US_ASCII);

            assertEquals(
                    "HTTP/1.1 408 Request Timeout", answer.lines().findFirst().orElse(""), answer);
        }
    }

    private Map<Integer, Integer> ask() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/profile/preferences"))
                .header("Authorization", "Bearer " + key.token())
                .build();
        Map<Integer, Integer> answers = new ConcurrentHashMap<>();
        Semaphore places = new Semaphore(AT_ONCE);
        for (int number = 0; number < REQUESTS; number++) {
            places.acquire();
            var unused = client.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
                answers.merge(failure == null ? answer.statusCode() : 0, 1, Integer::sum);
                places.release();
            });
        }
        places.acquire(AT_ONCE);
        return answers;
    }

    private static Socket opened(String begun) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream().write(begun.getBytes(US_ASCII));
        return socket;
    }
}
