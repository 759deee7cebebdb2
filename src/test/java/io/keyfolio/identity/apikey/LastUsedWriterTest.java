package io.keyfolio.identity.apikey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.UnlimitedResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind proxies, the address of the last use of a key is that of the client. */
@QuarkusTest
@WithTestResource(UnlimitedResource.class)
class LastUsedWriterTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/auth/user,   198.51.100.7,              198.51.100.7",
        "/v1/auth/verify, '192.0.2.1, 198.51.100.7', 198.51.100.7",
        "/v1/auth/user,   2001:db8::7,               2001:db8::7",
    })
    void addressIsTheClients(String path, String forwardedFor, String address) {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        key.request().header("X-Forwarded-For", forwardedFor).get(path).then().statusCode(200);

        String shown = alice.signedIn()
                .get("/v1/profile/api-keys?fields=extended")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].last_used_ip");
        assertEquals(address, shown);
    }
}
