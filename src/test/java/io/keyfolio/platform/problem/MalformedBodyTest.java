package io.keyfolio.platform.problem;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
            "POST /api/profile/reset-password",
            "POST /api/profile/upload-avatar",
            "POST /v1/auth/register",
            "POST /v1/auth/login",
            "PUT /v1/profile/preferences");

    private static final List<String> ROUTES_THAT_TAKE_A_BODY =
            List.of("POST /api/auth/refresh", "POST /v1/profile/api-keys");

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
        var withoutType = Person.signedUp().signedIn().request(method(route), path(route));

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
        return Person.signedUp()
                .signedIn()
                .header("Content-Type", "application/json")
                .body(body)
                .request(method(route), path(route));
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
