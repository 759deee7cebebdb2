package io.keyfolio.platform.http.compression;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compression of responses without secrets. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CompressionTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String KEYS = "/v1/profile/api-keys";

    /** The number of keys whose list exceeds 16 KB, so that a worker compresses it. */
    private static final int MANY_KEYS = 12;

    private Person alice;

    @BeforeEach
    void signUp() {
        alice = Person.signedUp();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY_KEYS})
    void answerOfMoreThanAKilobyteIsCompressed(int keys) {
        issue(keys);

        HttpResponse<byte[]> plain = get(KEYS, null);
        HttpResponse<byte[]> compressed = get(KEYS, "gzip");

        assertEquals(Optional.empty(), plain.headers().firstValue("Content-Encoding"));
        assertEquals(List.of("gzip"), compressed.headers().allValues("Content-Encoding"));
        assertArrayEquals(plain.body(), decompressed(compressed.body()));
        assertTrue(compressed.body().length < plain.body().length / 2, () -> "bytes: " + compressed.body().length);
        for (HttpResponse<byte[]> answer : List.of(plain, compressed)) {
            assertEquals(200, answer.statusCode());
            assertEquals(List.of("accept-encoding"), answer.headers().allValues("Vary"));
            assertEquals(
                    List.of("application/json;charset=UTF-8"), answer.headers().allValues("Content-Type"));
        }
        assertEquals(
                List.of(Integer.toString(compressed.body().length)),
                compressed.headers().allValues("Content-Length"));
    }

    @Test
    void shortAnswerIsSentAsItIs() {
        HttpResponse<byte[]> answer = get(KEYS, "gzip");

        assertEquals("[]", new String(answer.body(), StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Encoding"));
        assertEquals(List.of("accept-encoding"), answer.headers().allValues("Vary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br", "gzip;q=0", "gzip;q=0.5, identity"})
    void clientThatPrefersNoCodingGetsNone(String accepted) {
        issue(1);

        assertEquals(Optional.empty(), get(KEYS, accepted).headers().firstValue("Content-Encoding"));
    }

    @Test
    void headHasNoBodyAndNoCoding() {
        issue(1);

        HttpResponse<byte[]> answer =
                send(request(KEYS).header("Accept-Encoding", "gzip").method("HEAD", BodyPublishers.noBody()));

        assertEquals(200, answer.statusCode());
        assertEquals(0, answer.body().length);
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Encoding"));
        assertEquals(List.of("accept-encoding"), answer.headers().allValues("Vary"));
    }

    /** A refusal contains text of the request, so it is not compressed. */
    @Test
    void refusalIsNotCompressed() {
        HttpResponse<byte[]> answer = get("/v1/profile/audit?action=" + "x".repeat(3000), "gzip");

        assertEquals(422, answer.statusCode());
        assertEquals(Optional.empty(), answer.headers().firstValue("Content-Encoding"));
        assertEquals(Optional.empty(), answer.headers().firstValue("Vary"));
    }

    /** Responses beyond the limit on concurrent compressions are sent uncompressed. */
    @Test
    void manyLongAnswersAtOnceAreAllWhole() {
        issue(MANY_KEYS);
        byte[] plain = get(KEYS, null).body();

        List<HttpResponse<byte[]>> answers = AtOnce.run(24, number -> get(KEYS, "gzip"));

        answers.forEach(answer -> assertArrayEquals(
                plain,
                answer.headers().firstValue("Content-Encoding").isPresent()
                        ? decompressed(answer.body())
                        : answer.body()));
    }

    @Test
    void answerAfterACompressedOneIsNotMistaken() {
        issue(MANY_KEYS);

        get(KEYS, "gzip");

        alice.signedIn().get("/api/profile").then().statusCode(200).header("Content-Encoding", nullValue());
    }

    /** Issues keys with 3 KB of abilities each. */
    private void issue(int keys) {
        List<String> abilities = IntStream.range(0, 50)
                .mapToObj(number -> "ability:" + number + "x".repeat(45))
                .toList();
        for (int key = 0; key < keys; key++) {
            alice.issue(Map.of("name", "key " + key, "abilities", abilities));
        }
    }

    private HttpResponse<byte[]> get(String path, String accepted) {
        HttpRequest.Builder request = request(path);
        if (accepted != null) {
            request.header("Accept-Encoding", accepted);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + alice.session());
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decompressed(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
