package io.keyfolio.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.crypto.Secret;
import io.keyfolio.platform.crypto.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTokenTest {

    private static final String SECRET = "0123456789abcdefghijABCDEFGHIJ0123456789fcca43d2";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Property
    void revealedTokenParsesToItself(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long id,
            @ForAll @From(supplier = Tokens.Prefixes.class) String prefix) {
        KeyToken token = new KeyToken(new ApiKeyId(id), Secret.generate(prefix, RANDOM));

        KeyToken parsed = KeyToken.parse(token.reveal()).orElseThrow();

        assertEquals(id, parsed.id().value());
        assertEquals(token.reveal(), parsed.reveal());
    }

    @Property
    void changedCharacterOfTheSecretIsRefused(
            @ForAll @IntRange(min = 2, max = 49) int place, @ForAll @AlphaChars @NumericChars char other) {
        String token = new KeyToken(new ApiKeyId(2), Secret.generate("", RANDOM)).reveal();
        Assume.that(token.charAt(place) != other);

        assertTrue(KeyToken.parse(Tokens.changed(token, place, other)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "1|",
                "|" + SECRET,
                SECRET,
                "0|" + SECRET,
                "01|" + SECRET,
                "+1|" + SECRET,
                "-1|" + SECRET,
                "1.0|" + SECRET,
                " 1|" + SECRET,
                "1 |" + SECRET,
                "1|" + SECRET + " ",
                "1|" + SECRET + "\n",
                "1||" + SECRET,
                "1|2|" + SECRET,
                "1|" + SECRET + "|",
                "\u0661|" + SECRET,
                "9223372036854775808|" + SECRET,
                "9999999999999999999|" + SECRET,
                "10000000000000000000|" + SECRET
            })
    void otherFormsAreRefused(String presented) {
        assertTrue(KeyToken.parse(presented).isEmpty());
    }

    /** A token without a checksum, as Laravel Sanctum before release 3.3 created it. */
    @Test
    void tokenOfOldIsRead() throws NoSuchAlgorithmException {
        String letters = SECRET.substring(0, 40);

        KeyToken token = KeyToken.parse("3|" + letters).orElseThrow();

        assertEquals("3|" + letters, token.reveal());
        assertTrue(token.secret().hasDigest(MessageDigest.getInstance("SHA-256").digest(Tokens.ascii(letters))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3|0123456789abcdefghijABCDEFGHIJ012345678",
                "3|0123456789abcdefghijABCDEFGHIJ01234567890",
                "3|0123456789abcdefghijABCDEFGHIJ012345678_",
                "3|acme_0123456789abcdefghijABCDEFGHIJ0123456789",
                "3|0123456789abcdefghijABCDEFGHIJ0123456789fcca43d3"
            })
    void anythingButFortyBareLettersNeedsAChecksum(String presented) {
        assertTrue(KeyToken.parse(presented).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme_", "sk_live_", "longerst_prefixes_"})
    void prefixOfTwoWordsIsRead(String prefix) {
        assertEquals(
                "3|" + prefix + SECRET,
                KeyToken.parse("3|" + prefix + SECRET).orElseThrow().reveal());
    }

    @Test
    void greatestIdIsRead() {
        Optional<KeyToken> token = KeyToken.parse("9223372036854775807|" + SECRET);

        assertEquals(Long.MAX_VALUE, token.orElseThrow().id().value());
    }

    @Property
    void parsingNeverThrows(@ForAll String presented) {
        assertTrue(KeyToken.parse(presented).isEmpty());
    }

    @Property
    void parsingOfLookAlikesNeverThrows(@ForAll @From(supplier = Tokens.LookAlikes.class) String presented) {
        Optional<KeyToken> token = KeyToken.parse(presented);

        token.ifPresent(parsed -> assertEquals(presented, parsed.reveal()));
    }

    @Test
    void whatHoldsABarMeansToBeAKey() {
        assertTrue(KeyToken.looksLikeOne("x|"));
        assertFalse(KeyToken.looksLikeOne("vsay_ak_" + SECRET));
    }

    @Test
    void textFormHidesTheSecret() {
        KeyToken token = KeyToken.parse("7|" + SECRET).orElseThrow();

        assertEquals("KeyToken[id=7, secret=Secret[hidden]]", token.toString());
    }
}
