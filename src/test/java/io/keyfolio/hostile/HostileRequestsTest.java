package io.keyfolio.hostile;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class HostileRequestsTest {

    private static Person mallory;
    private static Person.Key key;

    /** Signs up late, because the port of the service is known only when a test runs. */
    @BeforeEach
    void signUp() {
        if (mallory == null) {
            mallory = Person.signedUp();
            key = mallory.issue("hostile");
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedInTheDialectOfItsPath(HostileRequest request) {
        RawHttp.Answer answer = RawHttp.send(request.bytes(HostileRequestsTest::withTokens));

        new Refusal(request, answer).check();
    }

    /** All tables and, at the end, valid requests, which the service must still answer. */
    static Stream<HostileRequest> requests() {
        return Stream.of(
                        MalformedBodies.table(),
                        LargeBodies.table(),
                        WrongFields.table(),
                        OddHeaders.table(),
                        OddCredentials.table(),
                        OddPaths.table(),
                        OddMethods.table(),
                        goodOnes())
                .flatMap(table -> table);
    }

    private static Stream<HostileRequest> goodOnes() {
        return Stream.of(
                HostileRequest.to("GET", "/api/profile").signedIn().answers(200),
                HostileRequest.to("GET", "/v1/profile/api-keys").signedIn().answers(200),
                HostileRequest.to("PUT", "/v1/profile/preferences")
                        .header("Authorization: Bearer " + HostileRequest.API_KEY)
                        .json("{\"theme\":\"light\"}")
                        .answers(200));
    }

    private static String withTokens(String line) {
        return line.replace(HostileRequest.SESSION, mallory.session())
                .replace(HostileRequest.API_KEY, key.token())
                .replace(HostileRequest.ACCOUNT_KEY, mallory.accountKey());
    }
}
