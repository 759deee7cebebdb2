package io.keyfolio.packaged;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyfolio.testing.Await;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.PackagedKeyfolio;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A service without an SMTP server, and one with an incomplete configuration of one. */
class MailFilesIT {

    /** A soft line break of quoted-printable is within the token. */
    private static final Pattern TOKEN = Pattern.compile("#token=([0-9A-Za-z]{48})");

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.startApart();

    @TempDir
    private Path directory;

    /** Somebody who tries the service walks the whole way back into an account without a mail server. */
    @Test
    void embeddedServiceWritesMailsIntoFiles() throws Exception {
        assumeFalse(PackagedKeyfolio.isNative(), "the executable has no embedded database");
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(Map.of("KEYFOLIO_DATA_DIR", directory.toString()))
                .awaitReady()) {
            post(
                    service,
                    "/api/signup",
                    Map.of("username", "alice", "email", "alice@example.com", "password", "secret of alice"));
            post(service, "/api/auth/forgot-password", Map.of("email", "alice@example.com"));
            Path file = Await.until(() -> mail("reset-password-"), found -> found != null);

            Matcher link =
                    TOKEN.matcher(Files.readString(file).replace("=\r\n", "").replace("=3D", "="));
            assertTrue(link.find(), Files.readString(file));
            post(service, "/api/auth/reset-password", Map.of("token", link.group(1), "password", "another secret"));
            post(service, "/api/login", Map.of("email", "alice@example.com", "password", "another secret"));
            assertTrue(service.log().contains(file.toString()), service.log());
        }
    }

    @Test
    void senderAndPublicUrlAreRequired() throws Exception {
        Map<String, String> settings = new TreeMap<>(databases.make().variables());
        settings.put("KEYFOLIO_MAIL_HOST", "smtp.example.com");
        assertEquals(1, startAndFail(settings, "Set KEYFOLIO_MAIL_FROM"));
        settings.put("KEYFOLIO_MAIL_FROM", "Keys <keys@example.com>");
        assertEquals(1, startAndFail(settings, "Set KEYFOLIO_PUBLIC_URL"));
        settings.put("KEYFOLIO_PUBLIC_URL", "https://keys.example.com");
        settings.put("KEYFOLIO_MAIL_USER", "keys");
        assertEquals(1, startAndFail(settings, "Set KEYFOLIO_MAIL_PASSWORD"));
    }

    private static int startAndFail(Map<String, String> settings, String sentence) throws Exception {
        try (PackagedKeyfolio service = PackagedKeyfolio.serve(settings)) {
            int exitCode = service.awaitExit();
            assertTrue(service.log().contains(sentence), service.log());
            return exitCode;
        }
    }

    private Path mail(String prefix) {
        Path mails = directory.resolve("mail");
        for (int number = 1; number < 10; number++) {
            Path file = mails.resolve(prefix + number + ".eml");
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    private static void post(PackagedKeyfolio service, String path, Map<String, String> body) {
        int status = given().contentType(ContentType.JSON)
                .body(body)
                .post(service.address() + path)
                .statusCode();
        assertEquals(2, status / 100, path);
    }
}
