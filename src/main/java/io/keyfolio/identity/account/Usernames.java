package io.keyfolio.identity.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** The form of usernames, and how they are derived from names for accounts that are created without one. */
public final class Usernames {

    /** The regular expression of usernames. */
    public static final String FORM = "^[A-Za-z0-9._-]{3,64}$";

    /** The rule on usernames, which completes "The … field ". */
    public static final String RULE = "must be 3 to 64 letters, digits, '.', '_' or '-'";

    /** The description of such a field in the OpenAPI document. */
    public static final String DESCRIPTION =
            "Must be unique; case is ignored. A name that another account gave up is reserved for a while, and some "
                    + "names, such as admin, are always reserved.";

    private static final int FEWEST = 3;
    private static final int MOST = 55;
    private static final int SUFFIX = 8;
    private static final String NOBODY = "user";

    private Usernames() {}

    /** The name as a username: without accents, other characters as hyphens ("Zoë von Au" gives "zoe-von-au"). */
    public static String near(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String shortened = plain.substring(0, Math.min(plain.length(), MOST));
        return shortened.length() < FEWEST ? distinct(shortened.isEmpty() ? NOBODY : shortened) : shortened;
    }

    /** The username with a random suffix, for a username that is taken or too short. */
    public static String distinct(String username) {
        return username + "-" + UUID.randomUUID().toString().substring(0, SUFFIX);
    }
}
