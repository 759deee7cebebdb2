package io.keyfolio.identity.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyfolio.platform.crypto.Tokens;
import java.security.SecureRandom;
import java.util.Optional;
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

class AccountKeyTokenTest {

    private static final String SECRET = "0123456789abcdefghijABCDEFGHIJ0123456789fcca43d2";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Property
    void generatedKeyParsesToItself(@ForAll @IntRange(max = 1) int ignored) {
        String key = AccountKeyToken.generate(RANDOM).secret().reveal();

        assertTrue(key.matches("vsay_ak_[0-9A-Za-z]{40}[0-9a-f]{8}"), key);
        assertEquals(key, AccountKeyToken.parse(key).orElseThrow().secret().reveal());
    }

    @Property
    void changedCharacterIsRefused(
            @ForAll @IntRange(max = 55) int place, @ForAll @AlphaChars @NumericChars char other) {
        String key = AccountKeyToken.generate(RANDOM).secret().reveal();
        Assume.that(key.charAt(place) != other);

        assertTrue(AccountKeyToken.parse(Tokens.changed(key, place, other)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vsay_ak_",
                SECRET,
                "vsay_ak_" + SECRET + "\n",
                " vsay_ak_" + SECRET,
                "VSAY_AK_" + SECRET,
                "vsay_ak_vsay_ak_" + SECRET,
                "vsay_ak_acme_" + SECRET,
                "acme_" + SECRET,
                "1|vsay_ak_" + SECRET
            })
    void otherFormsAreRefused(String presented) {
        assertTrue(AccountKeyToken.parse(presented).isEmpty());
    }

    @Property
    void parsingNeverThrows(@ForAll String presented) {
        assertTrue(AccountKeyToken.parse("vsay_ak_" + presented).isEmpty());
        assertTrue(AccountKeyToken.parse(presented).isEmpty());
    }

    @Property
    void parsingOfLookAlikesNeverThrows(@ForAll @From(supplier = Tokens.LookAlikes.class) String presented) {
        Optional<AccountKeyToken> key = AccountKeyToken.parse(presented);

        key.ifPresent(parsed -> assertEquals(presented, parsed.secret().reveal()));
    }

    @Test
    void onlyItsPrefixMakesItLookLikeOne() {
        assertTrue(AccountKeyToken.looksLikeOne("vsay_ak_"));
        assertFalse(AccountKeyToken.looksLikeOne("acme_" + SECRET));
    }

    @Test
    void textFormHidesTheSecret() {
        AccountKeyToken key = AccountKeyToken.generate(RANDOM);

        assertEquals("AccountKeyToken[secret=Secret[hidden]]", key.toString());
    }
}
