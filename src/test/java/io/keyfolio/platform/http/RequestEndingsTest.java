package io.keyfolio.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.Metrics;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawAgent;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of end removes a request from those in flight, for which a stop waits. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.request.body-timeout", value = "1S"),
            @ResourceArg(name = "quarkus.swagger-ui.enabled", value = "true")
        })
class RequestEndingsTest {

    private static final String IN_FLIGHT = "http_server_active_requests";
    private static final String END = " HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LOGIN = "POST /api/login" + END + "Content-Type: application/json\r\n";
    private static final String WHOLE = "{\"email\":\"nobody@example.com\",\"password\":\"correct horse\"}";
    private static final String SLOW = LOGIN + "Content-Length: " + WHOLE.length() + "\r\n\r\n" + WHOLE;
    private static final String PART = LOGIN + "Content-Length: 100\r\n\r\n{\"email\":";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /livez",
                "HEAD /livez",
                "OPTIONS /api/profile",
                "GET /nothing",
                "GET /api/nothing",
                "DELETE /api/login",
                "MADEUP /api/login",
                "GET /api/../api/profile",
                "GET /api/%zz",
                "GET /q/openapi",
                "GET /q/swagger-ui",
                "HEAD /q/swagger-ui",
                "GET /q/swagger-ui/",
                "HEAD /q/swagger-ui/",
                "HEAD /q/swagger-ui/index.html",
                "GET /q/swagger-ui/nothing",
                "GET /v1/auth/verify/any",
                "GET /api/agents/connect"
            })
    void answeredRequestIsOver(String firstLine) {
        try (RawConnection connection = RawConnection.open()) {
            connection.send(firstLine + END + "\r\n");

            connection.readLine();

            awaitNoneInFlight();
        }
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                ending("too large", connection -> read(connection, LOGIN + "Content-Length: 70000\r\n\r\n{")),
                ending("time-out", connection -> read(connection, PART)),
                ending("pipelined", connection -> connection.send(SLOW + SLOW + "GET /livez" + END + "\r\n")),
                ending("broken head", connection -> read(connection, "GET /livez HTTP/9\r\n\r\n")),
                ending(
                        "broken chunk",
                        connection -> connection.send(LOGIN + "Transfer-Encoding: chunked\r\n\r\nzz\r\n")),
                ending("reset in the head", connection -> reset(connection, "GET /livez HTT")),
                ending("reset after the head", connection -> reset(connection, LOGIN + "Content-Length: 9\r\n\r\n")),
                ending("reset in the body", connection -> reset(connection, PART)),
                ending("reset after the body", connection -> reset(connection, SLOW)),
                ending("reset after the answer", connection -> read(connection, "GET /livez" + END + "\r\n")),
                ending("reset while pipelined", connection -> reset(connection, SLOW + SLOW + SLOW)),
                ending("reset in the body of the next", connection -> reset(connection, SLOW + PART)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void brokenRequestIsOver(String name, Consumer<RawConnection> ending) {
        RawConnection connection = RawConnection.open();

        ending.accept(connection);
        if (!"pipelined".equals(name)) {
            connection.reset();
        }

        awaitNoneInFlight();
        connection.close();
    }

    @Test
    void upgradedRequestIsOver() throws IOException {
        try (RawAgent agent = new RawAgent(Person.signedUp().accountKey())) {
            awaitNoneInFlight();

            agent.send(RawAgent.CLOSE | RawAgent.FINAL, new byte[0]);
            agent.closeCode();
        }

        awaitNoneInFlight();
    }

    @Test
    void requestIsInFlightUntilThen() {
        try (RawConnection connection = RawConnection.open()) {
            connection.send(LOGIN + "Content-Length: 100\r\n\r\n");

            assertEquals(1, Await.until(RequestEndingsTest::inFlight, count -> count == 1));
        }
    }

    private static Arguments ending(String name, Consumer<RawConnection> ending) {
        return Arguments.of(name, ending);
    }

    private static void read(RawConnection connection, String request) {
        connection.send(request).readLine();
    }

    private static void reset(RawConnection connection, String request) {
        connection.send(request).reset();
    }

    private static void awaitNoneInFlight() {
        Await.until(RequestEndingsTest::inFlight, count -> count == 0);
    }

    private static double inFlight() {
        return Metrics.value(IN_FLIGHT);
    }
}
