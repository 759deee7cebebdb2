package io.keyfolio.platform.http.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Management;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response that precedes the end of the body is the last one on its connection (RFC 9112, section 9.3). */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.request.body-timeout", value = "1S"),
            @ResourceArg(name = "quarkus.swagger-ui.enabled", value = "true")
        })
class UnreadBodyTest {

    /** A time limit that is longer than the service waits for a body and for the rest of an unread one. */
    private static final int PATIENCE_MILLIS = 8000;

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "X-1");

    /** The methods that the management port answers at once. For all others, it waits for the body. */
    private static final List<String> ANSWERED_AT_ONCE = List.of("GET", "HEAD", "OPTIONS", "TRACE", "X-1");

    private static final List<String> ELSEWHERE = List.of(
            "/nowhere",
            "/api/nowhere",
            "/v1/nowhere",
            "/oauth2/nowhere",
            "/v1/../q/metrics",
            "/v1//auth/user",
            "/api/profile?a=|",
            "/v1/auth/verify/orders",
            "/v1/auth/verify/../x?q=|",
            "/q/swagger-ui",
            "/q/openapi",
            "*");

    /** Announced bodies that are absent or incomplete. */
    static Stream<String> bodies() {
        String json = "Content-Type: application/json\r\n";
        return Stream.of(
                json + "Content-Length: 50\r\n\r\n",
                json + "Content-Length: 50\r\n\r\n{\"a\":",
                json + "Content-Length: 50\r\nExpect: 100-continue\r\n\r\n",
                json + "Content-Length: 100000000\r\n\r\n",
                json + "Transfer-Encoding: chunked\r\n\r\n",
                json + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n",
                "Content-Length: 50\r\n\r\n",
                "Content-Type: text/plain\r\nContent-Length: 50\r\n\r\n",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\na=",
                "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 50\r\n\r\n--x");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void connectionIsClosedOnEveryRoute(String body) throws IOException {
        String token = Person.signedUp().session();
        Map<String, Socket> asked = new TreeMap<>();
        for (String path : paths()) {
            for (String method : METHODS) {
                for (String credential : List.of("", "Authorization: Bearer " + token + "\r\n")) {
                    String head = method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + credential;
                    asked.put(head, asked(RestAssured.port, head + body));
                }
            }
        }

        assertLastAnswers(asked);
    }

    /** All bodies at once, for the service waits for each as long as for all. */
    @Test
    void connectionIsClosedOnTheManagementPort() throws IOException {
        Map<String, Socket> asked = new TreeMap<>();
        for (String body : bodies().toList()) {
            asked.putAll(askedOnTheManagementPort(body));
        }

        assertLastAnswers(asked);
    }

    private static Map<String, Socket> askedOnTheManagementPort(String body) throws IOException {
        Map<String, Socket> asked = new TreeMap<>();
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/nowhere")) {
            for (String method : ANSWERED_AT_ONCE) {
                String head = method + " " + path + " HTTP/1.1\r\nHost: a\r\n";
                asked.put(head + body, asked(Management.address().getPort(), head + body));
            }
        }
        return asked;
    }

    /** A gateway that announces a body and sends none uses the connection for the request of the next client. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 40", "Transfer-Encoding: chunked"})
    void nextQuestionIsNotTakenForTheBody(String announced) throws IOException {
        Person alice = Person.signedUp();
        String question = "GET /v1/auth/verify HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ";
        try (Socket gateway = asked(RestAssured.port, question + "wrong\r\n" + announced + "\r\n\r\n")) {
            String first = head(gateway);
            send(gateway, question + alice.session() + "\r\n\r\n");

            assertTrue(first.startsWith("HTTP/1.1 401 "), first);
            assertTrue(first.toLowerCase(Locale.ROOT).contains("connection: close"), first);
            assertFalse(rest(gateway).contains("HTTP/1.1 200"), "the second question was answered");
        }
    }

    @Test
    void bodyThatComesWithTheQuestionKeepsTheConnection() throws IOException {
        String question = "POST /v1/auth/verify/orders HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + Person.signedUp().session() + "\r\nContent-Length: 5\r\n\r\nhello";
        try (Socket gateway = asked(RestAssured.port, question)) {
            for (int number = 0; number < 3; number++) {
                String answer = head(gateway);
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertFalse(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
                send(gateway, question);
            }
        }
    }

    private static void assertLastAnswers(Map<String, Socket> asked) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Socket> each : asked.entrySet()) {
            try (Socket socket = each.getValue()) {
                String answer = rest(socket).replace("HTTP/1.1 100 Continue\r\n\r\n", "");
                if (!answer.matches("(?s)HTTP/1.1 [1-5].*") || !answer.matches("(?is).*\r\nconnection: close\r\n.*")) {
                    wrong.add(each.getKey() + "\n" + answer);
                }
            } catch (SocketTimeoutException open) {
                wrong.add(each.getKey() + "\nis kept open");
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** All paths of the OpenAPI document, and unknown ones. */
    private static Iterable<String> paths() {
        Map<String, ?> documented =
                Person.anonymous().get("/q/openapi?format=json").path("paths");
        TreeSet<String> paths = new TreeSet<>(ELSEWHERE);
        documented.keySet().forEach(path -> paths.add(path.replaceAll("\\{[^}]+}", "1")));
        return paths;
    }

    private static Socket asked(int port, String text) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        send(socket, text);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        } catch (IOException closed) {
            assertTrue(closed.getMessage() != null);
        }
    }

    /** Reads the response up to the empty line. */
    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads the response until the service closes the connection. */
    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(rest);
        } catch (SocketTimeoutException open) {
            throw open;
        } catch (IOException hungUp) {
            return rest.toString(ISO_8859_1);
        }
        return rest.toString(ISO_8859_1);
    }
}
