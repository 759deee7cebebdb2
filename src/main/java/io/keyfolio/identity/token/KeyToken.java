package io.keyfolio.identity.token;

import io.keyfolio.platform.crypto.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token of an API key: {@code id|secret}. */
public record KeyToken(long id, Secret secret) {

    /** Allows no leading zero and no sign, so that each key has one spelling. */
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,18})\\|(.{40,66})");

    /** Parses a presented token; empty when its form, its id or its checksum is wrong. */
    public static Optional<KeyToken> parse(String presented) {
        Matcher parts = FORM.matcher(presented);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Secret.parseOfAnyAge(parts.group(2)).flatMap(secret -> withId(parts.group(1), secret));
    }

    /** Whether a bearer value has the bar of an API key, well-formed or not. */
    public static boolean looksLikeOne(String presented) {
        return presented.indexOf('|') >= 0;
    }

    /** The token in clear, for the one response that shows it. */
    public String reveal() {
        return id + "|" + secret.reveal();
    }

    private static Optional<KeyToken> withId(String digits, Secret secret) {
        try {
            return Optional.of(new KeyToken(Long.parseLong(digits), secret));
        } catch (NumberFormatException beyondLong) {
            return Optional.empty();
        }
    }
}
