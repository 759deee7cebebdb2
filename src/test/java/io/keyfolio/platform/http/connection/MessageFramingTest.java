package io.keyfolio.platform.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request whose end is ambiguous is refused, and the connection is closed (RFC 9112, section 11). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MessageFramingTest {

    private static final String LIVE = "GET /livez HTTP/1.1\r\n";
    private static final String HOST = "Host: localhost\r\n";
    private static final String NEXT = LIVE + HOST + "\r\n";
    private static final String BODY = "{\"email\": \"no address\", \"password\": 1}";
    private static final String CHUNKS = chunk(Integer.toHexString(BODY.length()));
    private static final String LENGTH = "Content-Length: " + BODY.length() + "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
    private static final int SIGNED_UP = 201;
    private static final Duration SOON = Duration.ofSeconds(5);

    static Stream<String> ambiguousHeads() {
        return Stream.of(
                LIVE + HOST + HOST + "\r\n",
                LIVE + HOST + "Host: example.com\r\n\r\n",
                LIVE + "Host: a, b\r\nHost: a\r\n\r\n",
                post(LENGTH + CHUNKED, CHUNKS),
                post(CHUNKED + "Content-Length: 4\r\n", CHUNKS),
                post("Content-Length: 4\r\n" + LENGTH, BODY),
                post(LENGTH + LENGTH, BODY),
                post(coded("gzip, chunked"), CHUNKS),
                post(coded("chunked, chunked"), CHUNKS),
                post(coded("chunked, identity"), CHUNKS),
                post(coded("identity"), CHUNKS),
                post(coded("identity") + CHUNKED, CHUNKS),
                post(CHUNKED + coded("identity"), CHUNKS),
                post(CHUNKED + CHUNKED, CHUNKS),
                post(coded("gzip"), CHUNKS),
                post(coded("gzip") + CHUNKED, CHUNKS),
                post(coded("xchunked"), CHUNKS),
                post(coded("chunked;q=1"), CHUNKS),
                post(coded("\u000bchunked"), CHUNKS),
                post(coded(""), CHUNKS),
                post(coded("\"chunked\""), CHUNKS),
                post("Transfer-Encoding : chunked\r\n", CHUNKS),
                post(CHUNKED, CHUNKS).replace("HTTP/1.1", "HTTP/1.0"));
    }

    static Stream<String> lengths() {
        String right = String.valueOf(BODY.length());
        return Stream.of(right + ", " + right, "+" + right, "-1", "0x27", "1e1", "99999999999999999999", "", "3 9");
    }

    static Stream<String> chunkSizes() {
        return Stream.of("100000002", "0x27", "+27", "-1", "", "g", "FFFFFFFF", "7FFFFFFFFFFFFFFF", "FFFFFFFFFFFFFFFFF")
                .map(MessageFramingTest::chunk);
    }

    static Stream<String> brokenChunks() {
        String size = Integer.toHexString(BODY.length());
        return Stream.of(
                size + "\n" + BODY + "\n0\n\n",
                size + "\r\n" + BODY + "0\r\n\r\n",
                size + "\rX" + BODY + "\r\n0\r\n\r\n",
                size + "\r\n" + BODY + "xx\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("ambiguousHeads")
    void headThatCanBeReadInTwoWaysIsRefused(String request) {
        assertEquals("400", statuses(request + NEXT));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void lengthThatIsNoNumberIsRefused(String length) {
        assertEquals("400", statuses(post("Content-Length: " + length + "\r\n", BODY) + NEXT));
    }

    @ParameterizedTest
    @MethodSource({"chunkSizes", "brokenChunks"})
    void chunkThatCannotBeReadIsRefused(String chunks) {
        assertEquals("400", statuses(post(CHUNKED, chunks) + NEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"26", "0000000000000000026", "26;a=b", "26 ;a", "26;a=\"b\""})
    void chunkSizesMayHaveZerosAndExtensions(String size) {
        assertEquals("422,200", statuses(post(coded("Chunked"), chunk(size)) + closing(LIVE, "close")));
    }

    /** The second request would create an account. */
    @ParameterizedTest
    @ValueSource(
            strings = {"close", "Close", "x, close", "close, keep-alive", "keep-alive,Close", "x\r\nConnection: close"})
    void nothingAfterTheLastRequestIsProcessed(String connection) {
        String name = "n" + UUID.randomUUID().toString().replace("-", "");
        String signUp = "{\"username\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"pass-%s\"}"
                .formatted(name, name, name);
        String request = "POST /api/signup HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\nContent-Length: "
                + signUp.length() + "\r\n\r\n" + signUp;

        assertEquals("200", statuses(closing(LIVE, connection) + request));
        assertEquals(
                "422",
                statuses(closing(
                                "POST /v1/auth/login HTTP/1.1\r\nContent-Type: application/json\r\n" + LENGTH,
                                connection)
                        + BODY
                        + request));

        Person.anonymous()
                .contentType(ContentType.JSON)
                .body(signUp)
                .post("/api/signup")
                .then()
                .statusCode(SIGNED_UP);
    }

    @Test
    void interimAnswerIsSentOnceAndNotToOldClients() {
        String head =
                "POST /v1/auth/login HTTP/1.1\r\n" + HOST + "Connection: close\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\n" + LENGTH + "\r\n";
        try (RawConnection connection = RawConnection.open()) {
            connection.send(head);
            assertEquals("HTTP/1.1 100 Continue", connection.readLine());
            connection.send(BODY);
            assertEquals(List.of("422"), statusLines(connection.readAll()));
        }

        assertEquals("422", statuses(head.replace("HTTP/1.1", "HTTP/1.0") + BODY));
    }

    private static String statuses(String requests) {
        try (RawConnection connection = RawConnection.open()) {
            connection.send(requests);
            String answers = String.join(",", statusLines(connection.readAll()));
            assertTrue(connection.isClosedWithin(SOON));
            assertFalse(answers.isEmpty(), "closed without an answer");
            return answers;
        }
    }

    private static List<String> statusLines(String answers) {
        return Pattern.compile("HTTP/1\\.[01] (\\d{3}) ")
                .matcher(answers)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toList());
    }

    private static String post(String fields, String body) {
        return "POST /v1/auth/login HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + fields + "\r\n"
                + body;
    }

    private static String closing(String head, String connection) {
        return head + HOST + "Connection: " + connection + "\r\n\r\n";
    }

    private static String coded(String codings) {
        return "Transfer-Encoding: " + codings + "\r\n";
    }

    private static String chunk(String size) {
        return size + "\r\n" + BODY + "\r\n0\r\n\r\n";
    }
}
