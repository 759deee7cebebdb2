package io.keyfolio.identity.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** The user name and the password of an {@code Authorization} header in the Basic scheme (RFC 7617). */
public record BasicCredentials(String user, String password) {

    static final String SCHEME = "Basic";

    /** Leaves room for any token of this service and a user name, in Base64. */
    private static final int MAX_LENGTH = 8192;

    /** Parses the value of one header; empty for another scheme, invalid Base64 or a text without a colon. */
    public static Optional<BasicCredentials> of(String header) {
        return isBasic(header) && header.length() <= MAX_LENGTH
                ? decoded(header.substring(SCHEME.length()).strip()).flatMap(BasicCredentials::split)
                : Optional.empty();
    }

    /** Whether a header names the scheme, in any case (RFC 9110, section 11.1). */
    public static boolean isBasic(String header) {
        return BearerHeader.hasScheme(SCHEME, header);
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<BasicCredentials> split(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "BasicCredentials[hidden]";
    }
}
