package io.keyfolio.identity.account.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Ada@Example.com, ada@example.com",
                "ada@XN--BCHER-KVA.example, ada@b\u00fccher.example",
                "ada@b\u00fccher.xn--p1ai, ada@b\u00fccher.\u0440\u0444",
                "ada@xn--fa-hia.example, ada@fa\u00df.example",
                "ada@bu\u0308cher.example, ada@b\u00fccher.example",
                "ada@xn--fsqu00a.xn--0zwm56d, ada@\u4f8b\u5b50.\u6d4b\u8bd5",
                "\"ada\"@example.com, ada@example.com",
                "\"a\\da\"@example.com, ada@example.com",
                "\"ada.lovelace\"@example.com, ada.lovelace@example.com",
                "\"ada lovelace\"@example.com, \"ada\\ lovelace\"@example.com",
                "\"a\\\"b\"@example.com, \"\\a\\\"\\b\"@example.com"
            })
    void addressesOfOneMailboxAreEqual(String one, String other) {
        assertEquals(Mailbox.key(one), Mailbox.key(other));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ada@xn--fa-hia.example, ada@fass.example",
                "ada+shop@example.com, ada@example.com",
                "a.da@example.com, ada@example.com",
                "\"a..da\"@example.com, a.da@example.com",
                "ada@b\u00fccher.example, ada@bucher.example"
            })
    void addressesOfOtherMailboxesDiffer(String one, String other) {
        assertNotEquals(Mailbox.key(one), Mailbox.key(other));
    }

    /** A label that decodes to what nobody can type, or to nothing, stays as it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@xn--.example",
                "a@xn--ascii-.example",
                "a@xn--99999999999.example",
                "a@xn--a-\u00fc.example",
                "a@xn--\u00e4.example",
                "a@xn--zzzzzzzzzzz9.example",
                "\"@example.com",
                "nobody",
                "@"
            })
    void anythingElseStaysAsItIs(String text) {
        assertEquals(text, Mailbox.key(text));
    }

    @Test
    void keyOfAKeyIsTheKey() {
        String key = Mailbox.key("\"a\\\\\\\"b\"@xn--bcher-kva.example");

        assertEquals("\"a\\\\\\\"b\"@b\u00fccher.example", key);
        assertEquals(key, Mailbox.key(key));
    }
}
