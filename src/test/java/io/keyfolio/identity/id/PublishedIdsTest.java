package io.keyfolio.identity.id;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published forms of ids, and the texts that are not ids. */
class PublishedIdsTest {

    private static final String TEXT = "8d5f1d0c-6d0c-4d6e-9b61-3c1f8f0a7c11";
    private static final String DIGITS = "8d5f1d0c6d0c4d6e9b613c1f8f0a7c11";
    private static final UUID ID = UUID.fromString(TEXT);

    @Test
    void idsHaveTheFormsOfTheContract() {
        assertEquals("user_" + DIGITS, new AccountId(ID).toString());
        assertEquals("agent_" + DIGITS, new MachineId(ID).toString());
        assertEquals(TEXT, new SessionId(ID).toString());
        assertEquals("4711", new ApiKeyId(4711).toString());
    }

    @Test
    void publishedFormIsRead() {
        assertEquals(Optional.of(new AccountId(ID)), AccountId.parse("user_" + DIGITS));
        assertEquals(Optional.of(new MachineId(ID)), MachineId.parse("agent_" + DIGITS));
        assertEquals(Optional.of(new SessionId(ID)), SessionId.parse(TEXT));
        assertEquals(Optional.of(new ApiKeyId(4711)), ApiKeyId.parse("4711"));
    }

    /** An operator types the id of an account as either API shows it. */
    @ParameterizedTest
    @ValueSource(strings = {TEXT, "8D5F1D0C-6D0C-4D6E-9B61-3C1F8F0A7C11", "USER_8D5F1D0C6D0C4D6E9B613C1F8F0A7C11"})
    void accountIsReadInEitherFormAndCase(String text) {
        assertEquals(Optional.of(new AccountId(ID)), AccountId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", DIGITS, "user_" + TEXT, "user_" + DIGITS + "0", " user_" + DIGITS, "agent_" + DIGITS})
    void otherTextIsNoAccount(String text) {
        assertEquals(Optional.empty(), AccountId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", DIGITS, TEXT, "agent_" + TEXT, "AGENT_" + DIGITS, "agent_" + DIGITS + "0", "user_" + DIGITS})
    void otherTextIsNoMachine(String text) {
        assertEquals(Optional.empty(), MachineId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", DIGITS, "8D5F1D0C-6D0C-4D6E-9B61-3C1F8F0A7C11", "1-1-1-1-1", TEXT + "0", " " + TEXT})
    void otherTextIsNoSession(String text) {
        assertEquals(Optional.empty(), SessionId.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", "1.0", "0x1", " 1", "\u0661", "9223372036854775808"})
    void otherTextIsNoApiKey(String text) {
        assertEquals(Optional.empty(), ApiKeyId.parse(text));
    }

    @Test
    void greatestNumberIsAnApiKey() {
        assertEquals(Optional.of(new ApiKeyId(Long.MAX_VALUE)), ApiKeyId.parse("9223372036854775807"));
    }
}
