package io.keyfolio.platform.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The refusal of bodies with a content coding (RFC 9110, sections 8.4, 12.5.3 and 15.5.16). */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class EncodedBodyTest {

    /** The values of the header; a bar separates several lines. */
    static List<String> encodings() {
        return List.of(
                "gzip", "GZip", "x-gzip", "br", "zstd", "identity, gzip", "identity|deflate", ",gzip", "nonsense");
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void encodedBodyIsRefusedByEveryRouteThatTakesOne(String encoding) {
        for (Operations.Operation operation : Operations.takingABody()) {
            Response answer = encoded(encoding)
                    .contentType(operation.bodyType())
                    .body("{}")
                    .request(operation.method(), operation.examplePath());

            operation.assertRefused(answer, 415);
            assertEquals(List.of("identity"), answer.headers().getValues("Accept-Encoding"), operation::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "IDENTITY", "identity, identity", "identity|identity", "", ","})
    void identityIsNoCoding(String encoding) {
        for (Operations.Operation operation : Operations.takingABody()) {
            Response answer = encoded(encoding)
                    .contentType(operation.bodyType())
                    .body("{}")
                    .request(operation.method(), operation.examplePath());

            answer.then().statusCode(not(415)).header("Accept-Encoding", nullValue());
        }
    }

    /** The fault is the Content-Type. A header {@code Accept-Encoding} would suggest the coding. */
    @Test
    void bodyOfAnotherTypeIsNotToldAboutCodings() {
        for (Operations.Operation operation : Operations.takingABody()) {
            Response answer = Person.signedUp()
                    .signedIn()
                    .contentType("text/plain")
                    .body("{}")
                    .request(operation.method(), operation.examplePath());

            answer.then().statusCode(415).header("Accept-Encoding", nullValue());
        }
    }

    /** A client may always send the header, also without a body. */
    @Test
    void codingOfNoBodyIsIgnored() {
        Person alice = Person.signedUp();

        alice.signedIn()
                .header("Content-Encoding", "gzip")
                .get("/api/profile")
                .then()
                .statusCode(200);
        alice.signedIn()
                .header("Content-Encoding", "gzip")
                .post("/v1/profile/api-keys")
                .then()
                .statusCode(200);
    }

    /** Routes without a body ignore every body. */
    @Test
    void encodedBodyIsIgnoredByRoutesThatTakeNone() {
        Person alice = Person.signedUp();

        alice.signedIn()
                .header("Content-Encoding", "gzip")
                .contentType(ContentType.JSON)
                .body(gzipped("{}"))
                .post("/api/profile/regenerate-api-key")
                .then()
                .statusCode(200);
        alice.signedIn()
                .header("Content-Encoding", "gzip")
                .body(gzipped("{}"))
                .post("/v1/auth/verify")
                .then()
                .statusCode(200);
    }

    @Test
    void refusedRequestDoesNothing() {
        String name = "e" + UUID.randomUUID().toString().replace("-", "");
        String body = "{\"username\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"correct horse\"}"
                .formatted(name, name);

        Person.anonymous()
                .header("Content-Encoding", "gzip")
                .contentType(ContentType.JSON)
                .body(gzipped(body))
                .post("/api/signup")
                .then()
                .statusCode(415);

        Person.anonymous()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/signup")
                .then()
                .statusCode(201)
                .body("user.username", equalTo(name));
    }

    /** The service does not wait for a body beyond the limit, and does not read it as the next request. */
    @Test
    void refusalDoesNotWaitForTheBody() {
        try (RawConnection connection = RawConnection.open()) {
            connection.send("""
                    POST /v1/auth/login HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: application/json\r
                    Content-Encoding: gzip\r
                    Content-Length: 1000000\r
                    \r
                    GET /livez HTTP/1.1\r
                    Host: localhost\r
                    \r
                    """);

            String answer = connection.readAll();

            assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("connection: close"), answer);
            assertFalse(answer.contains("HTTP/1.1 200"), answer);
        }
    }

    private static RequestSpecification encoded(String encoding) {
        RequestSpecification request = Person.anonymous();
        for (String line : encoding.split("\\|", -1)) {
            request.header("Content-Encoding", line);
        }
        return request;
    }

    private static byte[] gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
