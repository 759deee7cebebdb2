package io.keyfolio.identity.token;

import io.keyfolio.identity.id.ApiKeyId;
import io.keyfolio.platform.crypto.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The token of an API key: {@code id|secret}. */
public record KeyToken(ApiKeyId id, Secret secret) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})\\|(.{40,66})");

    /** Parses a presented token; empty when its form, its id or its checksum is wrong. */
    public static Optional<KeyToken> parse(String presented) {
        Matcher parts = FORM.matcher(presented);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Secret.parseOfAnyAge(parts.group(2))
                .flatMap(secret -> ApiKeyId.parse(parts.group(1)).map(id -> new KeyToken(id, secret)));
    }

    /** Whether a bearer value has the bar of an API key, well-formed or not. */
    public static boolean looksLikeOne(String presented) {
        return presented.indexOf('|') >= 0;
    }

    /** The token in clear, for the one response that shows it. */
    public String reveal() {
        return id + "|" + secret.reveal();
    }
}
