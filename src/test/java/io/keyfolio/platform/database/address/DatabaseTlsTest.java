package io.keyfolio.platform.database.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Person;
import io.keyfolio.testing.TlsPostgres;
import io.keyfolio.testing.TlsPostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The service verifies the certificate and the host name of PostgreSQL. */
@QuarkusTest
@WithTestResource(TlsPostgresResource.class)
class DatabaseTlsTest {

    private TlsPostgres database;

    @Test
    void everyConnectionIsEncrypted() throws Exception {
        Person.signedUp()
                .issue("ci")
                .request()
                .get("/v1/profile/preferences")
                .then()
                .statusCode(200);

        assertEquals(Set.of("TLSv1.3"), database.protocols().keySet());
    }
}
