package io.keyfolio.feature.signin;

import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If the operator has closed sign-up, both APIs refuse it. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "keyfolio.sign-up", value = "closed"))
class ClosedSignUpTest {

    private static final String BODY = """
            {"username":"alice","name":"Alice","email":"alice@example.com","password":"a secret",
             "password_confirmation":"a secret"}
            """;

    @ParameterizedTest
    @CsvSource({"/api/signup", "/v1/auth/register"})
    void nobodySignsUp(String path) {
        Response answer =
                Person.anonymous().contentType(ContentType.JSON).body(BODY).post(path);

        Api.of(path).assertRefused(answer, 403);
        answer.then().header("WWW-Authenticate", nullValue());
        assertEquals("Sign-up is closed: the operator of this service makes the accounts.", answer.path("detail"));
        assertEquals("0", Sql.one("select count(*) from account"));
    }
}
