package io.keyfolio.platform.crypto;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Texts that are tokens or look like tokens. */
public final class Tokens {

    private Tokens() {}

    public static String changed(String text, int place, char other) {
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The prefixes that operators can configure, and the empty one. */
    public static final class Prefixes implements ArbitrarySupplier<String> {

        @Override
        public Arbitrary<String> get() {
            Arbitrary<String> words =
                    Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(8);
            return Arbitraries.oneOf(Arbitraries.just(""), words.map(word -> word + "_"));
        }
    }

    /** Texts with the characters and approximately the length of a token. */
    public static final class LookAlikes implements ArbitrarySupplier<String> {

        @Override
        public Arbitrary<String> get() {
            Arbitrary<String> core = Arbitraries.strings()
                    .withCharRange('0', '9')
                    .withCharRange('a', 'f')
                    .withChars("|_-+ \n\u0000")
                    .ofMinLength(44)
                    .ofMaxLength(60);
            Arbitrary<String> id = Arbitraries.strings()
                    .numeric()
                    .ofMinLength(0)
                    .ofMaxLength(25)
                    .map(digits -> digits + "|");
            return Arbitraries.oneOf(
                    core, Combinators.combine(id, core).as(String::concat), core.map("vsay_ak_"::concat));
        }
    }
}
