package io.keyfolio.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The error messages of the examples when the service refuses a request, is another service or is unavailable. */
@Tag("programs")
class ExampleFailuresTest {

    private static final String MOVED = "/moved";
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    Path directory;

    private HttpServer server;
    private String url;
    private volatile int status;
    private volatile String body;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(ANYWHERE, 0);
        server.createContext("/", this::answer);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void refusalIsToldInItsOwnWords(Example example) throws Exception {
        answers(409, "{\"status\":409,\"detail\":\"That \\\"name\\\" is taken.\\u0021\"}");

        Example.Run run = example.against(url, directory);

        assertFailed("POST /api/signup: 409 That \"name\" is taken.!", run);
    }

    @ParameterizedTest
    @EnumSource
    void anotherServiceIsTakenForNone(Example example) throws Exception {
        answers(200, "<!doctype html><title>Welcome</title>");

        Example.Run run = example.against(url, directory);

        assertFailed("POST /api/signup: " + url + " does not answer as Keyfolio does (status 200)", run);
    }

    @ParameterizedTest
    @EnumSource
    void answerWithoutATokenIsNone(Example example) throws Exception {
        answers(201, "{}");

        Example.Run run = example.against(url, directory);

        assertFailed("POST /api/signup: " + url + " does not answer as Keyfolio does (status 201)", run);
    }

    @ParameterizedTest
    @EnumSource
    void redirectIsNotFollowed(Example example) throws Exception {
        answers(302, "");

        Example.Run run = example.against(url, directory);

        assertFailed("POST /api/signup: " + url + " does not answer as Keyfolio does (status 302)", run);
    }

    @ParameterizedTest
    @EnumSource
    void serviceThatIsNotThereIsNamed(Example example) throws Exception {
        try (Socket silent = new Socket()) {
            silent.bind(ANYWHERE);
            String nowhere = "http://127.0.0.1:" + silent.getLocalPort();

            Example.Run run = example.against(nowhere + "/", directory);

            assertFailedWithReason("POST /api/signup: no answer from " + nowhere + " (", run);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addressWithoutASchemeIsNamed(Example example) throws Exception {
        Example.Run run = example.against("localhost:8080", directory);

        assertFailedWithReason("POST /api/signup: no answer from localhost:8080 (", run);
    }

    private void answers(int status, String body) {
        this.status = status;
        this.body = body;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean moved = exchange.getRequestURI().getPath().equals(MOVED);
        byte[] bytes = (moved ? "{\"token\":\"leaked\"}" : body).getBytes(UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Location", MOVED);
        exchange.sendResponseHeaders(moved ? 201 : status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void assertFailed(String complaint, Example.Run run) {
        assertEquals(1, run.status(), run::toString);
        assertEquals(List.of(), run.output());
        assertEquals(List.of(complaint), ownComplaints(run));
    }

    private static void assertFailedWithReason(String complaint, Example.Run run) {
        String line = String.join("\n", ownComplaints(run));
        assertTrue(line.startsWith(complaint) && line.endsWith(")"), line);
        assertTrue(line.length() > complaint.length() + 1, line);
        assertFailed(line, run);
    }

    /** The error messages without the exit status that "go run" adds. */
    private static List<String> ownComplaints(Example.Run run) {
        return run.complaints().stream()
                .filter(line -> !line.equals("exit status 1"))
                .toList();
    }
}
