package io.keyfolio.identity.authentication;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keyfolio.identity.token.AccountKeyToken;
import io.keyfolio.identity.token.KeyToken;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.stream.Stream;

/** For every input, tokens are read only from {@code Authorization} headers of the Bearer scheme. */
class BearerHeaderFuzzing {

    private static final int LONGEST = 4096;

    /** Each line of the input is one header. */
    @FuzzTest(maxDuration = "10s")
    void bearerHeader(byte[] lines) {
        List<String> values =
                new String(lines, ISO_8859_1).lines().map(String::strip).toList();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        values.forEach(value -> headers.add("Authorization", value));

        List<String> tokens = BearerHeader.tokens(headers);

        assertEquals(values.stream().flatMap(BearerHeaderFuzzing::expected).toList(), tokens);
        tokens.forEach(token -> {
            assertEquals(!token.isEmpty() && token.length() <= LONGEST, BearerHeader.isPlausible(token));
            assertTrue(KeyToken.looksLikeOne(token) || KeyToken.parse(token).isEmpty());
            assertTrue(AccountKeyToken.looksLikeOne(token)
                    || AccountKeyToken.parse(token).isEmpty());
        });
    }

    /** A second definition of the scheme: the first word of the header. */
    private static Stream<String> expected(String value) {
        String scheme = value.chars()
                .takeWhile(letter -> !Character.isWhitespace(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return scheme.equalsIgnoreCase("bearer")
                ? Stream.of(value.substring(scheme.length()).strip())
                : Stream.empty();
    }
}
