package io.keyfolio.identity.credential;

import java.util.Collection;
import java.util.regex.Pattern;

/** The abilities of credentials (contract, "Abilities"): those of this service, and those that users define for their own. */
public final class Ability {

    public static final String ALL = "*";
    public static final String PROFILE_READ = "profile:read";
    public static final String PROFILE_WRITE = "profile:write";
    public static final String PREFERENCES_READ = "preferences:read";
    public static final String PREFERENCES_WRITE = "preferences:write";
    public static final String KEYS_READ = "keys:read";
    public static final String KEYS_WRITE = "keys:write";
    public static final String AGENTS_READ = "agents:read";
    public static final String AGENTS_WRITE = "agents:write";
    public static final String AGENTS_CONNECT = "agents:connect";
    public static final String AUDIT_READ = "audit:read";
    public static final String TOKENS_INTROSPECT = "tokens:introspect";

    /** The form of an ability other than {@link #ALL}. */
    public static final String FORM = "[a-z0-9:._-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private Ability() {}

    /** Whether a text is {@link #ALL} or of the {@link #FORM}. */
    public static boolean isWellFormed(String ability) {
        return ALL.equals(ability) || PATTERN.matcher(ability).matches();
    }

    /** Whether the abilities {@code held} include {@code wanted}. */
    public static boolean covers(Collection<String> held, String wanted) {
        return held.contains(ALL) || held.contains(wanted);
    }

    /** Whether the abilities {@code held} include all of {@code wanted}. */
    public static boolean coversAll(Collection<String> held, Collection<String> wanted) {
        return held.contains(ALL) || held.containsAll(wanted);
    }
}
