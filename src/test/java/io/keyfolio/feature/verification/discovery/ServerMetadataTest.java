package io.keyfolio.feature.verification.discovery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.keyfolio.testing.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server metadata of a service without a public URL. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ServerMetadataTest {

    private static final String DOCUMENT = "/.well-known/oauth-authorization-server";

    @ParameterizedTest
    @ValueSource(strings = {DOCUMENT, "/.well-known/openid-configuration"})
    void serviceIsDescribedUnderTheAddressThatWasAsked(String path) {
        Map<String, Object> metadata = Person.anonymous()
                .header("Host", "keys.example.com:8443")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath()
                .getMap("$");

        assertEquals(
                Map.of(
                        "issuer", "http://keys.example.com:8443",
                        "jwks_uri", "http://keys.example.com:8443/.well-known/jwks.json",
                        "introspection_endpoint", "http://keys.example.com:8443/oauth2/introspect",
                        "introspection_endpoint_auth_methods_supported",
                                List.of("client_secret_basic", "client_secret_post", "Bearer"),
                        "response_types_supported", List.of(),
                        "grant_types_supported", List.of(),
                        "subject_types_supported", List.of("public"),
                        "id_token_signing_alg_values_supported", List.of("RS256"),
                        "claims_supported", List.of("iss", "aud", "sub", "jti", "iat", "exp", "groups")),
                metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a/b", "a b", "a@b", "<script>", "caf\u00e9", "a:b", ""})
    void hostThatIsNoneIsNotRepeated(String host) {
        RawHttp.Answer answer =
                RawHttp.send(("GET " + DOCUMENT + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                        .getBytes(ISO_8859_1));

        assertEquals(400, answer.status(), answer::body);
        assertFalse(answer.body().contains("issuer"), answer::body);
    }

    /** Only trusted proxies can state the scheme and the host of the client's request. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Prefix"})
    void headersOfStrangersChangeNothing(String header) {
        Person.anonymous()
                .header("Host", "keys.example.com")
                .header(header, "https")
                .get(DOCUMENT)
                .then()
                .body("issuer", equalTo("http://keys.example.com"));
    }
}
