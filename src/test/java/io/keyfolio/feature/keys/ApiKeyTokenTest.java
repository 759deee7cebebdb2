package io.keyfolio.feature.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Named.named;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.Person;
import io.keyfolio.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ApiKeyTokenTest {

    private static final int RANDOM_LENGTH = 40;

    static List<Named<UnaryOperator<String>>> faults() {
        return List.of(
                named("cut", token -> token.substring(0, token.length() - 1)),
                named("cut to the id", token -> token.substring(0, token.indexOf('|') + 1)),
                named("without its id", token -> token.substring(token.indexOf('|'))),
                named("without id and bar", token -> token.substring(token.indexOf('|') + 1)),
                named("extended", token -> token + "0"),
                named("extended in front", token -> token.replace("|", "|0")),
                named("with a prefix", token -> token.replace("|", "|acme_")),
                named("twice", token -> token + "|" + token),
                named("id with a zero in front", token -> "0" + token),
                named("id with a sign", token -> "+" + token),
                named("id out of range", token -> "9999999999999999999" + token.substring(token.indexOf('|'))),
                named("checksum in capitals", ApiKeyTokenTest::withShoutedChecksum),
                named("checksum altered", token -> alteredAt(token, token.length() - 1)),
                named("secret altered", token -> alteredAt(token, token.indexOf('|') + 1)),
                named("other secret, its checksum right", ApiKeyTokenTest::withAnotherSecret));
    }

    @Test
    void tokenIsIdBarFortyRandomCharactersAndTheirChecksum() {
        Person.Key key = Person.signedUp().issue("ci");

        String secret = key.token().substring(key.token().indexOf('|') + 1);

        String random = secret.substring(0, RANDOM_LENGTH);
        assertTrue(key.token().startsWith(key.id() + "|"));
        assertTrue(random.matches("[0-9A-Za-z]{40}"));
        assertEquals(checksum(random), secret.substring(RANDOM_LENGTH));
    }

    @Test
    void accountKeyIsPrefixFortyRandomCharactersAndTheirChecksum() {
        String key = Person.signedUp().accountKey();

        String secret = key.substring("vsay_ak_".length());

        String random = secret.substring(0, RANDOM_LENGTH);
        assertTrue(key.startsWith("vsay_ak_"));
        assertTrue(random.matches("[0-9A-Za-z]{40}"));
        assertEquals(checksum(random), secret.substring(RANDOM_LENGTH));
    }

    @Test
    void noTwoTokensAreAlike() {
        Person alice = Person.signedUp();

        Person.Key first = alice.issue("ci");
        Person.Key second = alice.issue("ci");

        assertNotEquals(
                first.token().substring(first.token().indexOf('|')),
                second.token().substring(second.token().indexOf('|')));
    }

    @Test
    void tokenIsShownInNoListing() {
        Person alice = Person.signedUp();
        Person.Key key = alice.issue("ci");

        var answer = alice.signedIn().get("/v1/profile/api-keys");

        String secret = key.token().substring(key.token().indexOf('|') + 1);
        assertEquals(List.of((int) key.id()), answer.path("id"));
        assertTrue(!answer.asString().contains(secret));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultyTokenIsRefused(UnaryOperator<String> fault) {
        Person.Key key = Person.signedUp().issue("ci");
        String token = fault.apply(key.token());

        var byDeveloperApi = Person.bearer(token).get("/v1/profile/preferences");
        var byAccountApi = Person.bearer(token).get("/api/profile");

        Api.DEVELOPER.assertInvalidToken(byDeveloperApi);
        Api.ACCOUNT.assertInvalidToken(byAccountApi);
        assertEquals(200, key.request().get("/api/profile").statusCode());
    }

    @Test
    void secretOfOneKeyDoesNotFitTheIdOfAnother() {
        Person alice = Person.signedUp();
        Person.Key first = alice.issue("first");
        Person.Key second = alice.issue("second");
        String mixed = first.id() + second.token().substring(second.token().indexOf('|'));

        var answer = Person.bearer(mixed).get("/v1/profile/preferences");

        Api.DEVELOPER.assertInvalidToken(answer);
    }

    @Test
    void faultyAccountKeyIsRefused() {
        String key = Person.signedUp().accountKey();

        var altered = Person.bearer(alteredAt(key, key.length() - 1)).get("/v1/profile/preferences");
        var cut = Person.bearer(key.substring(0, key.length() - 1)).get("/v1/profile/preferences");
        var extended = Person.bearer(key + "0").get("/v1/profile/preferences");

        Api.DEVELOPER.assertInvalidToken(altered);
        Api.DEVELOPER.assertInvalidToken(cut);
        Api.DEVELOPER.assertInvalidToken(extended);
    }

    private static String withAnotherSecret(String token) {
        String random = "A".repeat(RANDOM_LENGTH);
        return token.substring(0, token.indexOf('|') + 1) + random + checksum(random);
    }

    private static String withShoutedChecksum(String token) {
        int start = token.length() - 8;
        String checksum = token.substring(start).toUpperCase(Locale.ROOT);
        return token.substring(0, start) + (checksum.matches("\\d+") ? "" : checksum);
    }

    private static String alteredAt(String token, int index) {
        char other = token.charAt(index) == '0' ? '1' : '0';
        return token.substring(0, index) + other + token.substring(index + 1);
    }

    private static String checksum(String random) {
        CRC32 crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }
}
