package io.keyfolio.feature.recovery;

import static io.keyfolio.testing.Person.anonymous;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.MailResource;
import io.keyfolio.testing.Operations;
import io.keyfolio.testing.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** No operation that takes an e-mail address reveals whether the address has an account. */
@QuarkusTest
@WithTestResource(MailResource.class)
class UnknownAddressTest {

    /** The published contract has a sign-up name a field that is taken. An operator can close the sign-up. */
    private static final Set<String> THAT_TELL = Set.of("POST /api/signup", "POST /v1/auth/register");

    private static final Set<String> THAT_DO_NOT_TELL = Set.of(
            "POST /api/login",
            "POST /v1/auth/login",
            "POST /api/auth/forgot-password",
            "POST /v1/auth/password/forgot",
            "PUT /api/profile/email",
            "PUT /v1/auth/user/email");

    @ParameterizedTest
    @FieldSource("THAT_DO_NOT_TELL")
    void answersAreTheSame(String operation) {
        Method method = Method.valueOf(operation.split(" ", -1)[0]);
        String path = operation.split(" ", -1)[1];
        Person known = Person.signedUp();
        Person asking = Person.signedUp();

        Response one = ask(method, path, known.email(), asking);
        Response other = ask(method, path, Addresses.fresh(), asking);

        assertEquals(other.statusCode(), one.statusCode());
        assertEquals(other.asString(), one.asString());
        assertEquals(names(other), names(one));
    }

    /** An operation that is missing here has no test that it tells nothing. */
    @Test
    void everyOperationThatTakesAnAddressIsTried() {
        Set<String> taking = Operations.takingABody().stream()
                .filter(operation -> Operations.membersOf(operation.described().path("requestBody"))
                        .contains("email"))
                .map(Operations.Operation::toString)
                .collect(Collectors.toSet());

        assertEquals(
                Stream.concat(THAT_TELL.stream(), THAT_DO_NOT_TELL.stream()).collect(Collectors.toSet()), taking);
    }

    private static Response ask(Method method, String path, String email, Person asking) {
        return (method == Method.PUT ? asking.signedIn() : anonymous())
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", asking.password()))
                .request(method, path);
    }

    private static Set<String> names(Response response) {
        return response.headers().asList().stream()
                .map(header -> header.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
