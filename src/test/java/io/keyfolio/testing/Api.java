package io.keyfolio.testing;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One of the two published APIs, with the exact form of its refusals. */
public enum Api {
    ACCOUNT("/api", 400, "error"),
    DEVELOPER("/v1", 422, "description");

    private static final Set<String> ACCOUNT_MEMBERS = Set.of("type", "title", "status", "detail", "error");
    private static final Set<String> DEVELOPER_MEMBERS =
            Set.of("type", "title", "status", "detail", "success", "payload", "message", "description");
    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            413, "Content Too Large",
            415, "Unsupported Media Type",
            422, "Unprocessable Content");

    private static final Pattern NAMED_FIELD = Pattern.compile("The (\\w+) field ");

    private final String root;
    private final int fieldFault;
    private final String sentenceMember;

    Api(String root, int fieldFault, String sentenceMember) {
        this.root = root;
        this.fieldFault = fieldFault;
        this.sentenceMember = sentenceMember;
    }

    /** The API that a path belongs to. */
    public static Api of(String path) {
        return path.startsWith(ACCOUNT.root) ? ACCOUNT : DEVELOPER;
    }

    /** Asserts a refusal that names no fields. */
    public void assertRefused(Response answer, int status) {
        assertProblem(answer, status, members());
    }

    /** Asserts a refusal of exactly these fields. */
    public void assertFieldsRefused(Response answer, String... fields) {
        if (this == ACCOUNT) {
            assertProblem(answer, fieldFault, members());
            assertEquals(Set.of(fields), fieldsNamed(answer.path("error")), answer::asString);
            return;
        }
        Set<String> withErrors = new TreeSet<>(members());
        withErrors.add("errors");
        assertProblem(answer, fieldFault, withErrors);
        Map<String, List<String>> errors = answer.path("errors");
        assertEquals(Set.of(fields), errors.keySet());
        errors.forEach((field, sentences) ->
                sentences.forEach(sentence -> assertEquals(Set.of(field), fieldsNamed(sentence), sentence)));
    }

    /** Asserts the refusal of a request without a credential. */
    public void assertUnauthenticated(Response answer) {
        assertChallenged(answer, 401, "Bearer");
        assertUnauthenticatedMessage(answer);
    }

    /** Asserts the refusal of a malformed, unknown, revoked or expired credential. */
    public void assertInvalidToken(Response answer) {
        assertChallenged(answer, 401, "Bearer error=\"invalid_token\"");
        assertUnauthenticatedMessage(answer);
    }

    /** Asserts the refusal of a valid credential without the right. */
    public void assertInsufficientScope(Response answer) {
        assertChallenged(answer, 403, "Bearer error=\"insufficient_scope\"");
    }

    /** Asserts the refusal of a wrong e-mail address or password. */
    public void assertWrongCredentials(Response answer) {
        assertChallenged(answer, 401, "Bearer");
    }

    private void assertChallenged(Response answer, int status, String challenge) {
        assertRefused(answer, status);
        assertEquals(List.of(challenge), answer.headers().getValues("WWW-Authenticate"));
    }

    private void assertUnauthenticatedMessage(Response answer) {
        if (this == DEVELOPER) {
            assertEquals("Unauthenticated.", answer.path("message"));
        }
    }

    private void assertProblem(Response answer, int status, Set<String> expectedMembers) {
        assertEquals(status, answer.statusCode(), answer::asString);
        Map<String, Object> body = answer.jsonPath().getMap("$");
        assertAll(
                () -> assertEquals("application/problem+json", answer.contentType()),
                () -> assertEquals(new TreeSet<>(expectedMembers), new TreeSet<>(body.keySet())),
                () -> assertEquals("about:blank", body.get("type")),
                () -> assertEquals(TITLES.get(status), body.get("title")),
                () -> assertEquals(status, body.get("status")),
                () -> assertEquals(body.get("detail"), body.get(sentenceMember)),
                () -> assertSentence(body.get("detail")),
                () -> assertEnvelope(body));
    }

    private Set<String> members() {
        return this == ACCOUNT ? ACCOUNT_MEMBERS : DEVELOPER_MEMBERS;
    }

    private void assertEnvelope(Map<String, Object> body) {
        if (this == DEVELOPER) {
            assertEquals(false, body.get("success"));
            assertEquals(null, body.get("payload"));
            assertSentence(body.get("message"));
        }
    }

    private static void assertSentence(Object text) {
        assertTrue(text instanceof String sentence && sentence.matches("(?s)[A-Z].*\\."), () -> "no sentence: " + text);
    }

    private static Set<String> fieldsNamed(String text) {
        Set<String> fields = new TreeSet<>();
        NAMED_FIELD.matcher(text).results().forEach(match -> fields.add(match.group(1)));
        return fields;
    }
}
