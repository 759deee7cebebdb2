package io.keyfolio.sanctum;

import io.keyfolio.account.Account;
import io.keyfolio.account.EmailAddresses;
import io.keyfolio.text.DisplayTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row of Laravel's table {@code users}. */
record SanctumUser(String id, String name, String email, String passwordHash, Optional<Instant> createdAt) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** Of a cost that the service itself may be given: a higher one would hold up everybody's logins. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[ay]\\$(0[4-9]|1[0-8])\\$[./A-Za-z0-9]{53}");

    static SanctumUser of(Cells cells) {
        SanctumUser user = new SanctumUser(
                cells.text("user_id"),
                cells.name("user_name"),
                cells.text("user_email"),
                cells.text("user_password"),
                cells.instant("user_created_at"));
        if (user.name.isEmpty()) {
            throw cells.unfit("user_name is missing");
        }
        if (user.email.length() > EmailAddresses.LONGEST
                || !EMAIL.matcher(user.email).matches()) {
            throw cells.unfit(
                    "user_email is not an e-mail address of at most " + EmailAddresses.LONGEST + " characters");
        }
        DisplayTexts.hiddenCharacter(user.email).ifPresent(rule -> {
            throw cells.unfit("user_email " + rule);
        });
        if (!BCRYPT.matcher(user.passwordHash).matches()) {
            throw cells.unfit("user_password is not a bcrypt hash ($2y$ or $2a$) of cost 4 to 18");
        }
        return user;
    }

    /** bcrypt's, of the password's hash. */
    int cost() {
        Matcher hash = BCRYPT.matcher(passwordHash);
        return hash.matches() ? Integer.parseInt(hash.group(1)) : 0;
    }

    /** Names the user for good, without keeping who it was. */
    byte[] digest() {
        try {
            String whole = id + "\n" + Account.key(email);
            return MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
