package io.keyfolio.vsayagent.state;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id that the server assigned to this machine. */
public final class AgentId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final String text;

    private AgentId(String text) {
        this.text = text;
    }

    public static Optional<AgentId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new AgentId(text)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentId that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
