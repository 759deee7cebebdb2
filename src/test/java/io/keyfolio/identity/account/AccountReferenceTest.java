package io.keyfolio.identity.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keyfolio.platform.crypto.Sealer;
import io.keyfolio.testing.FreshDatabases;
import io.keyfolio.testing.FreshDatabases.Database;
import io.keyfolio.testing.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a database of the locale C, whose lower() changes only ASCII, addresses are compared as at sign-up. */
@Tag("programs")
class AccountReferenceTest {

    @RegisterExtension
    private static final FreshDatabases databases = FreshDatabases.start();

    private static Database database;
    private static UUID account;

    @BeforeAll
    static void start() throws Exception {
        database = databases.makeMigrated();
        account = new SealedAccounts(database).stored(Sealer.of("k1:" + Secrets.sealingKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo\u00eb@Example.com", "\u0130stanbul@example.com", "\u03a3\u03a3\u03a3@example.com"})
    void addressIsFoundHoweverItIsTyped(String email) throws SQLException {
        database.execute("update account set email_key = '" + Account.key(email) + "'");

        assertEquals(account, find(email));
        assertEquals(account, find(Normalizer.normalize(email, Normalizer.Form.NFD)));
        assertEquals(account, find(Account.key(email)));
        assertEquals(account, find(email.toLowerCase(Locale.ROOT)));
    }

    @Test
    void idIsFoundAsEitherApiShowsIt() throws SQLException {
        assertEquals(account, find(account.toString()));
        assertEquals(account, find(account.toString().toUpperCase(Locale.ROOT)));
        assertEquals(account, find("user_" + account.toString().replace("-", "")));
    }

    @Test
    void nobodyIsFoundByAPartOrAPattern() {
        assertThrows(IllegalArgumentException.class, () -> find("%"));
        assertThrows(
                IllegalArgumentException.class, () -> find(account.toString().substring(1)));
        assertThrows(IllegalArgumentException.class, () -> find(""));
    }

    private static UUID find(String text) throws SQLException {
        try (Connection connection = database.connect()) {
            return AccountReference.requireLocked(connection, text).id().value();
        }
    }
}
