package io.keyfolio.platform.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {

    private static final String OLD = key('o');
    private static final String NEW = key('n');
    private static final String NOT_RANDOM = "the key k1 is not random; make one with \"openssl rand -base64 32\"";
    private static final Sealer SEALER = Sealer.of("old:" + OLD);

    @Property
    void openedTextIsTheSealedOne(@ForAll String noise, @ForAll String context) {
        String text = storable(noise);

        assertEquals(text, SEALER.open(SEALER.seal(text, context), context));
    }

    @Property
    void anotherContextDoesNotOpenIt(@ForAll String context, @ForAll String other) {
        Assume.that(!storable(context).equals(storable(other)));
        Sealer.Sealed sealed = SEALER.seal("text", storable(context));

        assertThrows(IllegalStateException.class, () -> SEALER.open(sealed, storable(other)));
    }

    @Property
    void alteredBoxIsRefused(@ForAll @IntRange(max = 31) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        Sealer.Sealed sealed = SEALER.seal("text", "context");
        byte[] box = sealed.box().clone();
        box[place] ^= (byte) change;

        assertThrows(IllegalStateException.class, () -> SEALER.open(new Sealer.Sealed(sealed.keyId(), box), "context"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 13, 27, 28, 31})
    void cutBoxIsRefused(int length) {
        Sealer.Sealed sealed = SEALER.seal("text", "context");
        byte[] box = Arrays.copyOf(sealed.box(), length);

        assertThrows(IllegalStateException.class, () -> SEALER.open(new Sealer.Sealed(sealed.keyId(), box), "context"));
    }

    @Test
    void sameTextIsNeverSealedTheSameWay() {
        assertFalse(Arrays.equals(
                SEALER.seal("text", "context").box(),
                SEALER.seal("text", "context").box()));
    }

    @Test
    void boxIsNonceCipherTextAndTag() {
        assertEquals(12 + 4 + 16, SEALER.seal("text", "context").box().length);
    }

    @Test
    void firstKeySealsAndAllOpen() {
        Sealer rotated = Sealer.of("new:" + NEW + ", old:" + OLD);
        Sealer.Sealed before = SEALER.seal("text", "context");

        Sealer.Sealed after = rotated.seal("text", "context");

        assertEquals("new", after.keyId());
        assertEquals("text", rotated.open(before, "context"));
        assertEquals("text", rotated.open(after, "context"));
    }

    @Test
    void keyThatIsGoneOpensNothing() {
        Sealer.Sealed sealed = SEALER.seal("text", "context");
        Sealer other = Sealer.of("new:" + NEW);

        var failure = assertThrows(IllegalStateException.class, () -> other.open(sealed, "context"));

        assertEquals("no sealing key with the id old is configured", failure.getMessage());
    }

    @Test
    void anotherKeyOfTheSameNameOpensNothing() {
        Sealer.Sealed sealed = SEALER.seal("text", "context");
        Sealer other = Sealer.of("old:" + NEW);

        var failure = assertThrows(IllegalStateException.class, () -> other.open(sealed, "context"));

        assertEquals("the sealing key old does not fit this text", failure.getMessage());
    }

    @ParameterizedTest
    @MethodSource("faultySettings")
    void faultySettingIsNamedWithoutTheKey(String configured, String sentence) {
        var failure = assertThrows(IllegalArgumentException.class, () -> Sealer.of(configured));

        assertEquals(sentence, failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains(OLD.substring(0, 8)), "the key stands in " + cause);
        }
    }

    static Stream<Arguments> faultySettings() {
        return Stream.of(
                Arguments.of("", "entry 1 is not of the form id:base64"),
                Arguments.of("   ", "entry 1 is not of the form id:base64"),
                Arguments.of(OLD, "entry 1 is not of the form id:base64"),
                Arguments.of(":" + OLD, "entry 1 is not of the form id:base64"),
                Arguments.of("a b:" + OLD, "entry 1 is not of the form id:base64"),
                Arguments.of("x".repeat(33) + ":" + OLD, "entry 1 is not of the form id:base64"),
                Arguments.of("k1:" + OLD + ",", "entry 2 is not of the form id:base64"),
                Arguments.of("k1:" + OLD + "," + NEW, "entry 2 is not of the form id:base64"),
                Arguments.of("k1:" + OLD + ",k1:" + NEW, "the id k1 stands twice"),
                Arguments.of("k1:" + OLD + "!", "the key k1 is not base64"),
                Arguments.of("k1:" + OLD.substring(0, 20), "the key k1 has 15 bytes; AES-256 needs 32"),
                Arguments.of("k1:", "the key k1 has 0 bytes; AES-256 needs 32"),
                Arguments.of("k1:" + "A".repeat(43) + "=", NOT_RANDOM),
                Arguments.of("k1:" + "c2VjcmV0".repeat(5) + "c2U=", NOT_RANDOM),
                Arguments.of(OLD.replace("=", "") + ":" + NEW, "entry 1 is not of the form id:base64"));
    }

    @Test
    void spacesAroundEntriesDoNotMatter() {
        Sealer spaced = Sealer.of(" old: " + OLD + " ,new:" + NEW + "\n");

        assertEquals("text", SEALER.open(spaced.seal("text", "context"), "context"));
    }

    @Test
    void textFormHidesTheBox() {
        Sealer.Sealed sealed = SEALER.seal("text", "context");

        assertEquals("Sealed[keyId=old]", sealed.toString());
    }

    /** A text without unpaired surrogates, which UTF-8 cannot encode. The service refuses requests with one. */
    private static String storable(String noise) {
        return new String(noise.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String key(char first) {
        byte[] bytes = new byte[32];
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = (byte) (first + place);
        }
        return Base64.getEncoder().encodeToString(bytes);
    }
}
