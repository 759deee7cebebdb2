package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.MailServer;
import io.keyfolio.testing.PackagedKeyfolio;
import io.keyfolio.testing.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several replicas send the mails of one database. */
class MailReplicasIT {

    private static final int MANY = 30;

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private final int port = Ports.free();
    private Database database;
    private Map<String, String> settings;

    @BeforeEach
    void configure() throws Exception {
        database = databases.make();
        settings = new TreeMap<>(database.variables());
        settings.put("KEYFOLIO_PUBLIC_URL", "https://keys.example.com");
        settings.put("KEYFOLIO_MAIL_HOST", "127.0.0.1");
        settings.put("KEYFOLIO_MAIL_PORT", Integer.toString(port));
        settings.put("KEYFOLIO_MAIL_FROM", "keys@example.com");
        settings.put("KEYFOLIO_MAIL_ENCRYPTION", "none");
        settings.put("KEYFOLIO_MAIL_RETRY_AFTER", "1S");
        settings.put("KEYFOLIO_PASSWORD_BCRYPT_COST", "4");
        settings.put("KEYFOLIO_RATE_LIMIT_ENABLED", "false");
    }

    @Test
    void eachMailIsSentOnce() throws Exception {
        MailServer mails = new MailServer(port, false);
        try (PackagedKeyfolio one = PackagedKeyfolio.serve(settings).awaitReady();
                PackagedKeyfolio other = PackagedKeyfolio.serve(settings).awaitReady()) {
            List<String> people = IntStream.range(0, MANY)
                    .mapToObj(number -> signUp(number % 2 == 0 ? one : other, "person" + number))
                    .toList();
            mails.start();

            people.forEach(person -> mails.await(person, 1));

            Await.until(() -> waiting(), none -> none.equals("0"));
            people.forEach(person -> assertEquals(1, mails.mailsTo(person).size(), person));
        } finally {
            mails.stop();
        }
    }

    /** The end of the lease is brought forward, because it takes ten minutes. */
    @Test
    void mailOfAKilledReplicaIsSentByAnother() throws Exception {
        String alice;
        try (ServerSocket silent = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                PackagedKeyfolio killed = PackagedKeyfolio.serve(settings).awaitReady()) {
            assertEquals(port, silent.getLocalPort());
            alice = signUp(killed, "alice");
            Await.until(() -> one("select max(attempts) from mail"), attempts -> "1".equals(attempts));
            killed.kill();
            killed.awaitExit();
        }
        MailServer mails = new MailServer(port, false);
        mails.start();
        try (PackagedKeyfolio other = PackagedKeyfolio.serve(settings).awaitReady()) {
            assertEquals(200, other.status("/readyz"));
            assertEquals("1", waiting());

            database.execute("update mail set due_at = now()");

            mails.await(alice, 1);
            Await.until(() -> waiting(), none -> none.equals("0"));
        } finally {
            mails.stop();
        }
    }

    private String waiting() {
        return one("select count(*) from mail where ended_at is null");
    }

    private String one(String sql) {
        try {
            return database.one(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signUp(PackagedKeyfolio service, String username) {
        String email = username + "@example.com";
        given().contentType("application/json; charset=UTF-8")
                .body(Map.of("username", username, "email", email, "password", "a secret of mine"))
                .post(service.address() + "/api/signup")
                .then()
                .statusCode(201);
        return email;
    }
}
