package io.keyfolio.identity.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of an account. The account API shows it as {@code user_} and 32 hexadecimal digits. The developer API, session tokens and
 * verification show its {@link #value()} as a UUID.
 */
public record AccountId(UUID value) {

    private static final String PREFIX = "user_";
    private static final Pattern FORM =
            Pattern.compile("(?i)" + PREFIX + "[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Parses an id in the form of either API, in upper or lower case; empty when the text has another form. */
    public static Optional<AccountId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new AccountId(HexDigits.atEndOf(text.replace("-", ""))))
                : Optional.empty();
    }

    /** The id in the form of the account API. */
    @Override
    public String toString() {
        return PREFIX + HexDigits.of(value);
    }
}
