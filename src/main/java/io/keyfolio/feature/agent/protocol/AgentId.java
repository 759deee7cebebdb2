package io.keyfolio.feature.agent.protocol;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The public form of a machine's id: {@code agent_} and 32 hexadecimal digits. */
public final class AgentId {

    private static final String PREFIX = "agent_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    private AgentId() {}

    /** Formats an id. */
    public static String of(UUID id) {
        return PREFIX + id.toString().replace("-", "");
    }

    /** Parses an id; empty when the text has another form. */
    public static Optional<UUID> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int middle = PREFIX.length() + 16;
        return Optional.of(new UUID(
                HexFormat.fromHexDigitsToLong(text, PREFIX.length(), middle),
                HexFormat.fromHexDigitsToLong(text, middle, text.length())));
    }
}
