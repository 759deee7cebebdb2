package io.keyfolio.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The responses to clients that prefer another version of HTTP. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class HttpVersionTest {

    /** Java's HTTP client offers an upgrade to HTTP/2 with its first request by default. The service ignores the offer. */
    @Test
    void bodyThatComesWithAnOfferOfHttp2IsRead() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest login = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"nobody@example.com\",\"password\":\"correct horse\"}"))
                .build();

        HttpResponse<String> answer = client.send(login, BodyHandlers.ofString());

        assertEquals(401, answer.statusCode(), answer::body);
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
    }
}
