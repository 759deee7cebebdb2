package io.keyfolio.platform.http.headers;

import static io.keyfolio.testing.Person.anonymous;
import static org.hamcrest.Matchers.nullValue;

import io.keyfolio.testing.PagesResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses that carry {@code Strict-Transport-Security}. */
@QuarkusTest
@WithTestResource(PagesResource.class)
class StrictTransportTest {

    private static final String HEADER = "Strict-Transport-Security";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/auth/user", "/api/nothing", "/livez", "/q/swagger-ui/"})
    void whoCameToTheProxyByTlsIs(String path) {
        anonymous().header("X-Forwarded-Proto", "https").get(path).then().header(HEADER, "max-age=2592000");
    }

    /** The header would apply to the host of the gateway, which may forward the response. */
    @Test
    void gatewayIsNot() {
        anonymous()
                .header("X-Forwarded-Proto", "https")
                .get("/v1/auth/verify/orders")
                .then()
                .statusCode(401)
                .header(HEADER, nullValue());
    }

    @Test
    void whoDidNotIsNot() {
        anonymous().header("X-Forwarded-Proto", "http").get("/livez").then().header(HEADER, nullValue());
        anonymous().header("Forwarded", "proto=https").get("/livez").then().header(HEADER, nullValue());
        anonymous().get("/livez").then().header(HEADER, nullValue());
    }
}
