package io.keyfolio.hostile;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.RawHttp;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The properties of every response to a hostile request. */
final class Refusal {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<String> ACCOUNT = Set.of("type", "title", "status", "detail", "error");
    private static final Set<String> DEVELOPER =
            Set.of("type", "title", "status", "detail", "success", "payload", "message", "description");

    /** Class names, stack traces and pages of the framework, which no response may contain. */
    private static final Pattern INTERNAL = Pattern.compile(
            "Exception|\\bat [a-z]+\\.|\\b(io|com|org|java|jakarta)\\.[a-z]+\\.|jackson|vertx|resteasy|quarkus|netty|<html|SQL",
            Pattern.CASE_INSENSITIVE);

    /**
     * The characters that a log line may contain; empty if the server refused the request before the service received it.
     */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{0,128}");

    /** The status of an unread body, for which a refusal names no field. */
    private static final int TOO_LARGE = 413;

    private final HostileRequest request;
    private final RawHttp.Answer answer;

    Refusal(HostileRequest request, RawHttp.Answer answer) {
        this.request = request;
        this.answer = answer;
    }

    void check() {
        assertTrue(
                request.statuses().contains(answer.status()), () -> "not one of " + request.statuses() + ": " + answer);
        assertTrue(answer.elapsed().compareTo(PATIENCE) < 0, () -> "took " + answer.elapsed());
        assertTrue(REQUEST_ID.matcher(answer.header("x-request-id")).matches(), () -> "request id of " + answer);
        if (answer.status() < 400) {
            return;
        }
        assertFalse(INTERNAL.matcher(answer.body()).find(), () -> "internal things in " + answer.body());
        boolean bare = request.isHead()
                || ((request.isRefusableByHttp() || answer.status() == 414 || answer.status() == 431)
                        && answer.body().isEmpty());
        if (!bare) {
            checkBody();
        }
        checkHeaders();
    }

    private void checkBody() {
        assertEquals(
                "application/problem+json",
                answer.header("content-type").replaceAll(";.*", ""),
                () -> "type of " + answer);
        Map<String, Object> body = JsonPath.from(answer.body()).getMap("");
        assertAll(
                () -> assertEquals(expectedMembers(), body.keySet(), answer::body),
                () -> assertEquals(answer.status(), body.get("status")),
                () -> assertSentence(body.get("title")),
                () -> assertSentence(body.get("detail")),
                () -> request.blamed()
                        .filter(field -> answer.status() != TOO_LARGE)
                        .ifPresent(field -> assertBlamed(field, body)));
        if (isDeveloper()) {
            assertAll(
                    () -> assertEquals(false, body.get("success")),
                    () -> assertNull(body.get("payload")),
                    () -> assertSentence(body.get("message")),
                    () -> assertSentence(body.get("description")));
        } else {
            assertSentence(body.get("error"));
        }
    }

    private void assertBlamed(String field, Map<String, Object> body) {
        if (isDeveloper()) {
            assertTrue(((Map<?, ?>) body.get("errors")).containsKey(field), () -> "no " + field + " in " + body);
        } else {
            assertTrue(body.get("error").toString().contains(field), () -> "no " + field + " in " + body);
        }
    }

    private void checkHeaders() {
        if (answer.status() == 401) {
            String wanted = request.bringsToken() ? "Bearer error=\"invalid_token\"" : "Bearer";
            assertEquals(wanted, answer.header("www-authenticate"));
        }
        if (answer.status() == 403) {
            assertEquals("Bearer error=\"insufficient_scope\"", answer.header("www-authenticate"));
        }
        if (answer.status() == 405) {
            assertTrue(answer.header("allow").matches("[A-Z]+(, [A-Z]+)*"), () -> "Allow: " + answer.header("allow"));
        }
    }

    private Set<String> expectedMembers() {
        Set<String> members = new TreeSet<>(isDeveloper() ? DEVELOPER : ACCOUNT);
        if (answer.status() == 422) {
            members.add("errors");
        }
        return members;
    }

    private boolean isDeveloper() {
        return request.target().matches("(?s)/v1([/?].*)?") && !request.target().matches("/v1/(\\.\\./|%2e%2e/).*");
    }

    private static void assertSentence(Object text) {
        assertTrue(text instanceof String sentence && !sentence.isBlank(), () -> "no sentence: " + text);
    }
}
