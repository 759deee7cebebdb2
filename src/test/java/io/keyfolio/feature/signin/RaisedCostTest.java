package io.keyfolio.feature.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.testing.AtOnce;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logins renew password hashes when the cost of bcrypt is raised. */
@QuarkusTest
@WithTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "keyfolio.password.bcrypt-cost", value = "6"))
class RaisedCostTest {

    private static final int COST_BEFORE = 4;
    private static final String NEW_PASSWORD = "another password";

    private Person alice;
    private String hashBefore;

    @BeforeEach
    void signUpBeforeTheCostWasRaised() throws SQLException {
        alice = Person.signedUp();
        hashBefore = BcryptUtil.bcryptHash(alice.password(), COST_BEFORE);
        try (Connection connection = connect();
                PreparedStatement update =
                        connection.prepareStatement("update account set password_hash = ? where username = ?")) {
            update.setString(1, hashBefore);
            update.setString(2, alice.username());
            update.executeUpdate();
        }
    }

    @Test
    void loginHashesThePasswordAnewAndEndsNothing() throws SQLException {
        String session = alice.logIn();

        assertTrue(hash().startsWith("$2a$06$"), hash());
        assertEquals(List.of(200, 200, 200), List.of(status(alice.session()), status(session), status(alice.logIn())));
    }

    @Test
    void wrongPasswordChangesNothing() throws SQLException {
        assertEquals(401, logIn("wrong password"));

        assertEquals(hashBefore, hash());
    }

    @Test
    void hashAtThePresentCostIsLeftAlone() throws SQLException {
        alice.logIn();
        String hash = hash();

        alice.logIn();

        assertEquals(hash, hash());
    }

    /** All logins but one find that the hash has changed since they read it. */
    @Test
    void loginsAtOnceAllSucceed() throws SQLException {
        List<Integer> statuses = AtOnce.run(8, number -> logIn(alice.password()));

        assertEquals(Collections.nCopies(8, 200), statuses);
        assertTrue(hash().startsWith("$2a$06$"), hash());
    }

    /** In either order, the new password is valid afterwards. */
    @Test
    void changeOfPasswordIsNeitherOverwrittenNorRefused() throws SQLException {
        List<Integer> statuses = AtOnce.run(6, number -> number == 0 ? changePassword() : logIn(alice.password()));

        assertEquals(200, statuses.get(0));
        assertEquals(List.of(401, 200), List.of(logIn(alice.password()), logIn(NEW_PASSWORD)));
    }

    private int changePassword() {
        return alice.signedIn()
                .contentType(ContentType.JSON)
                .body(Map.of("current_password", alice.password(), "new_password", NEW_PASSWORD))
                .post("/api/profile/reset-password")
                .statusCode();
    }

    private int logIn(String password) {
        return Person.anonymous()
                .contentType(ContentType.JSON)
                .body(Map.of("email", alice.email(), "password", password))
                .post("/api/login")
                .statusCode();
    }

    private static int status(String session) {
        return Person.bearer(session).get("/api/profile").statusCode();
    }

    private String hash() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement query =
                        connection.prepareStatement("select password_hash from account where username = ?")) {
            query.setString(1, alice.username());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(ConfigProvider.getConfig().getValue("test.jdbc-url", String.class));
    }
}
