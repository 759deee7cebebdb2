package io.keyfolio.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String LETTERS = "0123456789abcdefghijABCDEFGHIJ0123456789";
    private static final String CHECKSUM = "fcca43d2";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void checksumIsTheCrc32OfTheLetters() {
        Optional<Secret> secret = Secret.parse(LETTERS + CHECKSUM);

        assertEquals(LETTERS + CHECKSUM, secret.orElseThrow().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vsay_ak_", "acme_", "acme_vsay_"})
    void generatedSecretHasThePublishedForm(String prefix) {
        String secret = Secret.generate(prefix, RANDOM).reveal();

        assertTrue(secret.matches(prefix + "[0-9A-Za-z]{40}[0-9a-f]{8}"), secret);
    }

    @Property
    void generatedSecretParsesToItself(@ForAll @From(supplier = Tokens.Prefixes.class) String prefix) {
        String secret = Secret.generate(prefix, RANDOM).reveal();

        assertEquals(secret, Secret.parse(secret).orElseThrow().reveal());
    }

    @Property
    void changedCharacterOfTheCoreIsRefused(
            @ForAll @IntRange(max = 47) int place, @ForAll @AlphaChars @NumericChars char other) {
        String secret = Secret.generate("", RANDOM).reveal();
        Assume.that(secret.charAt(place) != other);

        assertTrue(Secret.parse(Tokens.changed(secret, place, other)).isEmpty());
    }

    @Test
    void swappedNeighboursAreRefused() {
        for (int i = 0; i < LETTERS.length() - 1; i++) {
            String swapped = LETTERS.substring(0, i)
                    + LETTERS.charAt(i + 1)
                    + LETTERS.charAt(i)
                    + LETTERS.substring(i + 2)
                    + CHECKSUM;
            assertTrue(Secret.parse(swapped).isEmpty(), swapped);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                LETTERS,
                CHECKSUM,
                LETTERS + "FCCA43D2",
                LETTERS + CHECKSUM + "\n",
                " " + LETTERS + CHECKSUM,
                "_" + LETTERS + CHECKSUM,
                "a_" + LETTERS + CHECKSUM,
                "ninechars_" + LETTERS + CHECKSUM,
                "Acme_" + LETTERS + CHECKSUM,
                "ab_cd_ef_" + LETTERS + CHECKSUM,
                "acme" + LETTERS + CHECKSUM,
                "acme_" + LETTERS + "00000000"
            })
    void otherFormsAreRefused(String presented) {
        assertTrue(Secret.parse(presented).isEmpty());
    }

    @Property
    void parsingNeverThrows(@ForAll String presented) {
        assertTrue(Secret.parse(presented).isEmpty());
    }

    @Property
    void parsingOfLookAlikesNeverThrows(@ForAll @From(supplier = Tokens.LookAlikes.class) String presented) {
        Optional<Secret> secret = Secret.parse(presented);

        secret.ifPresent(parsed -> assertEquals(presented, parsed.reveal()));
    }

    @Test
    void digestIsSha256OfTheWholeText() throws NoSuchAlgorithmException {
        Secret secret = Secret.generate("acme_", RANDOM);

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(Tokens.ascii(secret.reveal()));
        assertArrayEquals(expected, secret.digest());
        assertTrue(secret.hasDigest(expected));
    }

    @Property
    void otherDigestIsNotItsOwn(
            @ForAll @IntRange(max = 31) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        Secret secret = Secret.generate("", RANDOM);
        byte[] digest = secret.digest();
        digest[place] ^= (byte) change;

        assertFalse(secret.hasDigest(digest));
        assertFalse(secret.hasDigest(new byte[0]));
    }

    @Test
    void noTwoSecretsAreAlike() {
        Set<String> secrets = new HashSet<>();
        IntStream.range(0, 10_000)
                .forEach(i -> secrets.add(Secret.generate("", RANDOM).reveal()));

        assertEquals(10_000, secrets.size());
    }

    @Test
    void everyLetterOfTheAlphabetTurnsUpEverywhere() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            String secret = Secret.generate("", RANDOM).reveal();
            IntStream.range(0, LETTERS.length()).forEach(place -> seen.add(place + ":" + secret.charAt(place)));
        }

        assertEquals(LETTERS.length() * 62, seen.size());
    }

    @Test
    void textFormHidesIt() {
        Secret secret = Secret.generate("acme_", RANDOM);

        assertEquals("Secret[hidden]", secret.toString());
    }
}
