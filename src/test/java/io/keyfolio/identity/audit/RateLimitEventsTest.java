package io.keyfolio.identity.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.LimitedResource;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.Sql;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rate limit that is reached writes one audit event. */
@QuarkusTest
@WithTestResource(LimitedResource.class)
class RateLimitEventsTest {

    private static final String FORWARDED = "X-Forwarded-For";

    /** The address of this test, which no other test uses. */
    private final String here = anAddress();

    private Person alice;
    private String account;

    @BeforeEach
    void arrange() {
        come(here);
        alice = Person.signedUp();
        account = Sql.one("select id from account where email = '" + alice.email() + "'");
    }

    @AfterEach
    void comeFromNowhere() {
        RestAssured.requestSpecification = null;
    }

    @Test
    void credentialIsNamed() {
        String session = Sql.one("select id from session where account_id = '" + account + "'");

        ask(alice.session(), 9);

        assertEquals(
                account + " session " + session + " " + here,
                event("credential", "concat_ws(' ', account_id, credential_kind, credential_id, address)"));
    }

    @Test
    void accountIsTold() {
        for (int session = 0; session < 3; session++) {
            ask(alice.logIn(), 5);
        }

        assertEquals(account, event("account", "account_id"));
    }

    @Test
    void addressIsTold() {
        for (int request = 0; request < 33; request++) {
            Person.anonymous().get("/api/profile");
        }

        assertEquals(here, event("address", "address"));
    }

    @Test
    void signUpsAreTold() {
        for (int attempt = 0; attempt < 6; attempt++) {
            register();
        }

        assertEquals(here, event("sign-up", "address"));
    }

    @Test
    void ownerIsToldOfWrongPasswords() {
        for (int attempt = 0; attempt < 7; attempt++) {
            logIn(alice.email());
        }

        assertEquals(account + " " + here, event("password-delay", "concat_ws(' ', account_id, address)"));
        assertEquals(account + " " + here, event("wrong-password", "concat_ws(' ', account_id, address)"));
    }

    @Test
    void wrongPasswordsOfNobodyConcernNobody() {
        String nobody = UUID.randomUUID() + "@example.com";

        for (int attempt = 0; attempt < 7; attempt++) {
            logIn(nobody);
        }

        assertEquals("nobody", event("wrong-password", "coalesce(account_id::text, 'nobody')"));
    }

    @Test
    void wrongCurrentPasswordsConcernWhoIsSignedIn() {
        for (int attempt = 0; attempt < 6; attempt++) {
            alice.signedIn()
                    .contentType(ContentType.JSON)
                    .body(Map.of("current_password", "wrong", "new_password", "another one"))
                    .post("/api/profile/reset-password");
        }

        assertEquals(account, event("wrong-password", "account_id"));
    }

    /** The only event of the limit in this test; fails if there are several. */
    private String event(String limit, String columns) {
        String mine = " from audit_event where action = 'limit.reached' and target = '" + limit + "' and (address = '"
                + here + "' or account_id = '" + account + "')";
        Await.until(() -> Sql.one("select count(*)" + mine), count -> !"0".equals(count));
        assertEquals("1", Sql.one("select count(*)" + mine));
        return Sql.one("select " + columns + mine);
    }

    private void logIn(String email) {
        Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "wrong"))
                .post("/v1/auth/login");
    }

    private void register() {
        Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "Eve",
                        "email", UUID.randomUUID() + "@example.com",
                        "password", "a secret",
                        "password_confirmation", "a secret"))
                .post("/v1/auth/register");
    }

    private static void ask(String token, int times) {
        for (int request = 0; request < times; request++) {
            Person.bearer(token).get("/v1/auth/user");
        }
    }

    private static void come(String address) {
        RestAssured.requestSpecification =
                new RequestSpecBuilder().addHeader(FORWARDED, address).build();
    }

    private static String anAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "198.18." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
