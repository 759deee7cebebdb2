package io.keyfolio.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MalformedBodyTest {

    private static final List<String> ROUTES_THAT_NEED_A_BODY = List.of(
            "POST /api/signup",
            "POST /api/login",
            "POST /api/auth/forgot-password",
            "POST /api/auth/reset-password",
            "POST /api/auth/undo-email-change",
            "POST /api/auth/verify-email",
            "POST /api/profile/reset-password",
            "POST /api/profile/upload-avatar",
            "POST /v1/auth/register",
            "POST /v1/auth/login",
            "POST /v1/auth/password/forgot",
            "POST /v1/auth/password/reset",
            "POST /v1/auth/email/undo",
            "POST /v1/auth/email/verify",
            "PUT /api/profile/email",
            "PUT /v1/auth/user/email",
            "PUT /api/profile/username",
            "PATCH /v1/auth/user",
            "DELETE /v1/auth/user",
            "PUT /v1/profile/preferences",
            "PATCH /v1/profile/api-keys/{id}");

    private static final List<String> ROUTES_THAT_TAKE_A_BODY =
            List.of("POST /api/auth/refresh", "POST /v1/profile/api-keys", "POST /v1/profile/api-keys/{id}/regenerate");

    private static final List<String> NO_OBJECTS = List.of(
            "nonsense",
            "{",
            "{\"name\":",
            "{\"name\":\"a\"",
            "{name:\"a\"}",
            "{'name':'a'}",
            "{\"name\":\"a\",}",
            "{\"name\":\"a\"}{}",
            "{\"name\":\"a\"} x",
            "{\"name\":\"a\",\"name\":\"b\"}",
            "{\"name\":\"a\nb\"}",
            "{\"name\":NaN}",
            "[]",
            "[{\"name\":\"a\"}]",
            "\"text\"",
            "1",
            "true",
            "null null",
            " ",
            "<a/>",
            "[".repeat(4000),
            "{\"a\":".repeat(800));

    static Stream<Arguments> malformed() {
        return allRoutes().flatMap(route -> NO_OBJECTS.stream().map(body -> Arguments.of(route, body)));
    }

    static Stream<String> allRoutes() {
        return Stream.concat(ROUTES_THAT_NEED_A_BODY.stream(), ROUTES_THAT_TAKE_A_BODY.stream());
    }

    static List<String> routesThatNeedABody() {
        return ROUTES_THAT_NEED_A_BODY;
    }

    @Test
    void everyOperationWithAJsonBodyIsTried() {
        Set<String> documented = Operations.takingABody().stream()
                .filter(operation -> operation
                        .described()
                        .path("requestBody")
                        .path("content")
                        .has("application/json"))
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(documented, allRoutes().collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest(name = "{0} [{index}]")
    @MethodSource("malformed")
    void bodyThatIsNoJsonObjectIsRefused(String route, String body) {
        var answer = send(route, body.getBytes(StandardCharsets.UTF_8));

        Api.of(path(route)).assertRefused(answer, 400);
    }

    @ParameterizedTest
    @MethodSource("allRoutes")
    void bodyThatIsNotUtf8IsRefused(String route) {
        var answer = send(route, "{\"name\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        Api.of(path(route)).assertRefused(answer, 400);
    }

    @ParameterizedTest
    @MethodSource("routesThatNeedABody")
    void missingBodyIsRefused(String route) {
        var withType = send(route, new byte[0]);
        Person alice = Person.signedUp();
        var withoutType = alice.signedIn().request(method(route), path(route, alice));

        Api.of(path(route)).assertRefused(withType, 400);
        Api.of(path(route)).assertRefused(withoutType, 400);
    }

    @Test
    void refusalDoesNotRepeatWhatWasSent() {
        var answer = send("POST /api/login", "{\"password\":hunter2}".getBytes(StandardCharsets.UTF_8));

        Api.ACCOUNT.assertRefused(answer, 400);
        assertFalse(answer.asString().contains("hunter2"));
    }

    private static Response send(String route, byte[] body) {
        Person alice = Person.signedUp();
        return alice.signedIn()
                .header("Content-Type", "application/json")
                .body(body)
                .request(method(route), path(route, alice));
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    /** The path for a person, who has the key that it names. */
    private static String path(String route, Person owner) {
        return route.contains("{id}")
                ? path(route).replace("{id}", Long.toString(owner.issue("ci").id()))
                : path(route);
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
