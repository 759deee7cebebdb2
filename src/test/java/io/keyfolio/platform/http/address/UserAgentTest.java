package io.keyfolio.platform.http.address;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stored user agent is printable for all bytes that a client sends. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class UserAgentTest {

    /** The user agents in ISO 8859-1, in which the tests send headers. */
    static Stream<Arguments> agents() {
        return Stream.of(
                arguments("curl/8.5.0", "curl/8.5.0"),
                arguments("a\tb", "a\\x09b"),
                arguments("caf\u00e9", "caf\\xE9"),
                arguments(bytes("caf\u00e9"), "caf\\xC3\\xA9"),
                arguments(bytes("\u202eevil\u202c"), "\\xE2\\x80\\xAEevil\\xE2\\x80\\xAC"),
                arguments("\u0085\u009b31m", "\\x85\\x9B31m"),
                arguments("\u00c0\u00af\u00ff", "\\xC0\\xAF\\xFF"),
                arguments("a\\x00b", "a\\x5Cx00b"),
                arguments("<b>\"'&", "<b>\"'&"),
                arguments("\u00e9".repeat(1000), "\\xE9".repeat(63)),
                arguments("x".repeat(254) + "\u00e9x", "x".repeat(254)));
    }

    @ParameterizedTest
    @MethodSource("agents")
    void sessionAndAuditKeepItEscaped(String sent, String kept) {
        Person alice = Person.signedUp();
        String body = "{\"email\":\"" + alice.email() + "\",\"password\":\"" + alice.password() + "\"}";

        RawHttp.Answer answer = RawHttp.send(("POST /api/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nUser-Agent: "
                        + sent
                        + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1));

        assertEquals(200, answer.status(), answer.body());
        String session = JsonPath.from(answer.body()).getString("token");
        assertEquals(kept, Person.bearer(session).get("/v1/auth/sessions").path("[1].user_agent"));
        assertEquals(kept, Person.bearer(session).get("/v1/profile/audit").path("events[0].user_agent"));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
