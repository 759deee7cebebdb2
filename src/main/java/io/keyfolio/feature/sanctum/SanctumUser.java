package io.keyfolio.feature.sanctum;

import io.keyfolio.identity.account.Account;
import io.keyfolio.identity.account.email.EmailAddresses;
import io.keyfolio.identity.password.Bcrypt;
import io.keyfolio.platform.text.DisplayTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A row of Laravel's table {@code users}. */
record SanctumUser(String id, String name, String email, String passwordHash, Optional<Instant> createdAt) {

    private static final String NO_HASH = "user_password is not a bcrypt hash ($2y$, $2b$ or $2a$) of cost 4 to 18";
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    static SanctumUser of(CsvRow csvRow) {
        SanctumUser user = new SanctumUser(
                csvRow.text("user_id"),
                csvRow.name("user_name"),
                csvRow.text("user_email"),
                csvRow.text("user_password"),
                csvRow.instant("user_created_at"));
        if (user.name.isEmpty()) {
            throw csvRow.unfit("user_name is missing");
        }
        if (user.email.length() > EmailAddresses.LONGEST
                || !EMAIL.matcher(user.email).matches()) {
            throw csvRow.unfit(
                    "user_email is not an e-mail address of at most " + EmailAddresses.LONGEST + " characters");
        }
        DisplayTexts.hiddenCharacter(user.email).ifPresent(rule -> {
            throw csvRow.unfit("user_email " + rule);
        });
        if (Bcrypt.cost(user.passwordHash).isEmpty()) {
            throw csvRow.unfit(NO_HASH
                    + HashScheme.describe(user.passwordHash)
                            .map(scheme -> ": it looks like " + scheme)
                            .orElse(""));
        }
        return user;
    }

    /** The cost of the bcrypt hash. */
    int cost() {
        return Bcrypt.cost(passwordHash).orElse(0);
    }

    /** A digest of id and e-mail address, which identifies the user after the account is deleted and stores neither. */
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
