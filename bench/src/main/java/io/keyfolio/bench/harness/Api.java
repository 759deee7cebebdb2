package io.keyfolio.bench.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of a service, whose connections many threads share. */
public final class Api {

    public static final String PASSWORD = "correct horse";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;

    public Api(int port) {
        this.port = port;
    }

    public URI address(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return ask("GET " + path, "", "");
    }

    /** Sends a request ({@code GET /path}) with a token and a body, each unless it is empty. */
    public Answer ask(String request, String bearer, String body) throws IOException, InterruptedException {
        return ask(request, bearer, body, PATIENCE);
    }

    public Answer ask(String request, String bearer, String body, Duration patience)
            throws IOException, InterruptedException {
        int blank = request.indexOf(' ');
        HttpRequest.Builder asked = HttpRequest.newBuilder(address("http", request.substring(blank + 1)))
                .timeout(patience)
                .method(
                        request.substring(0, blank),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            asked.header("Authorization", "Bearer " + bearer);
        }
        if (!body.isEmpty()) {
            asked.header("Content-Type", "application/json");
        }
        long started = System.nanoTime();
        HttpResponse<String> answer = HTTP.send(asked.build(), BodyHandlers.ofString());
        boolean hasRetryAfter = answer.headers().firstValue("Retry-After").isPresent();
        return new Answer(answer.statusCode(), answer.body(), hasRetryAfter, started, System.nanoTime());
    }

    /** As {@link #ask}; fails without a status of 2xx. */
    public Answer askOk(String request, String bearer, String body) throws IOException, InterruptedException {
        Answer answer = ask(request, bearer, body);
        if (!answer.isSuccess()) {
            throw new IllegalStateException(answer.status() + " for " + request + ": " + answer.body());
        }
        return answer;
    }

    /** Signs up; the response contains the {@code token} of a session and the {@code api_key} of the account. */
    public Answer signUp(String name) throws IOException, InterruptedException {
        return askOk("POST /api/signup", "", person(name));
    }

    /** Creates an API key; returns its token. */
    public String newKey(String session) throws IOException, InterruptedException {
        return askOk("POST /v1/profile/api-keys", session, "{\"name\":\"bench\"}")
                .field("plain_text_token");
    }

    /** The body of a sign-up. */
    public static String person(String name) {
        return "{\"username\":\"%1$s\",%2$s".formatted(name, login(name).substring(1));
    }

    /** The body of a login of the same user. */
    public static String login(String name) {
        return "{\"email\":\"%s@example.com\",\"password\":\"%s\"}".formatted(name, PASSWORD);
    }
}
