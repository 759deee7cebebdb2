package io.keyfolio.identity.password;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.BCrypt.HashData;
import at.favre.lib.crypto.bcrypt.BCrypt.Version;
import at.favre.lib.crypto.bcrypt.IllegalBCryptFormatException;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hashes and verifies bytes with bcrypt. Hashes of {@code $2a$}, {@code $2b$} and {@code $2y$} are verified in the same way. */
public final class Bcrypt {

    /** How many bytes of a password bcrypt reads. */
    static final int MOST_BYTES = 72;

    /** Hashes of a cost that operators may configure; a higher one would delay all logins. */
    private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-8])\\$[./A-Za-z0-9]{53}");

    private final SecureRandom random;

    Bcrypt(SecureRandom random) {
        this.random = random;
    }

    /** The cost of a hash that can be verified; empty for any other text, such as the hash of another scheme. */
    public static OptionalInt cost(String hash) {
        Matcher parts = HASH.matcher(hash);
        return parts.matches() ? OptionalInt.of(Integer.parseInt(parts.group(1))) : OptionalInt.empty();
    }

    /** Hashes at most {@value #MOST_BYTES} bytes with a random salt. */
    String hash(byte[] password, int cost) {
        byte[] hash = BCrypt.with(Version.VERSION_2A, random, LongPasswordStrategies.strict(Version.VERSION_2A))
                .hash(cost, password);
        return new String(hash, StandardCharsets.US_ASCII);
    }

    /** Whether the hash, which must have a {@link #cost}, is that of the password's first {@value #MOST_BYTES} bytes. */
    boolean matches(byte[] password, String hash) {
        HashData wanted = parse(hash);
        HashData found = BCrypt.with(Version.VERSION_2A, random, LongPasswordStrategies.truncate(Version.VERSION_2A))
                .hashRaw(wanted.cost, wanted.rawSalt, password);
        return MessageDigest.isEqual(found.rawHash, wanted.rawHash);
    }

    private static HashData parse(String hash) {
        try {
            return Version.VERSION_2A.parser.parse(hash.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalBCryptFormatException e) {
            throw new IllegalStateException("a hash of this form has a cost", e);
        }
    }
}
