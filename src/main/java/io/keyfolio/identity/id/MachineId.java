package io.keyfolio.identity.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of a machine: {@code agent_} and 32 hexadecimal digits. The published API calls it {@code agent_id}. */
public record MachineId(UUID value) {

    private static final String PREFIX = "agent_";

    /** Allows only lower case, so that each id has one spelling. */
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    /** Parses an id; empty when the text has another form. */
    public static Optional<MachineId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new MachineId(HexDigits.atEndOf(text))) : Optional.empty();
    }

    /** The id in its published form. */
    @Override
    public String toString() {
        return PREFIX + HexDigits.of(value);
    }
}
