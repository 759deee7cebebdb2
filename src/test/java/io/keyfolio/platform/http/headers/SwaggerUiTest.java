package io.keyfolio.platform.http.headers;

import static io.keyfolio.platform.http.headers.SecurityHeadersTest.NOTHING;
import static io.keyfolio.platform.http.headers.SecurityHeadersTest.POLICY;
import static io.keyfolio.platform.http.headers.SecurityHeadersTest.assertProtected;
import static io.keyfolio.testing.Person.anonymous;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swagger UI, if the operator has enabled it. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = {
            @ResourceArg(name = "keyfolio.request.body-timeout", value = "1S"),
            @ResourceArg(name = "quarkus.swagger-ui.enabled", value = "true")
        })
class SwaggerUiTest {

    @Test
    void pageIsServed() {
        Response page = anonymous().get("/q/swagger-ui/");

        page.then().statusCode(200).contentType(containsString("text/html")).body(containsString("swagger-ui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui/", "/q/swagger-ui/index.html", "/q/swagger-ui/swagger-ui-bundle.js"})
    void documentationRunsWhatItBringsAndNothingElse(String path) {
        Response answer = anonymous().get(path);

        assertEquals(200, answer.statusCode());
        assertProtected(answer);
        assertTrue(
                answer.header(POLICY)
                        .matches("default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'"
                                + "( 'sha256-[A-Za-z0-9+/]{43}='){2}; style-src 'self' 'unsafe-inline'; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'"),
                answer.header(POLICY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui/../../api/profile", "/q/swagger-ui/%2e%2e/%2e%2e/api/profile"})
    void whatOnlyLooksLikeThePageIsData(String path) {
        RawHttp.Answer answer = RawHttp.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + Person.signedUp().session() + "\r\n\r\n")
                .getBytes(US_ASCII));

        assertEquals(NOTHING, answer.header("content-security-policy"));
        assertEquals("no-store", answer.header("cache-control"));
    }
}
