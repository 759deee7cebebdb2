package io.keyfolio.identity.account;

import io.keyfolio.platform.database.failure.DatabaseFailure;
import io.keyfolio.platform.problem.InvalidFields;

/** Translates violations of the unique constraints of accounts into refusals that name the field. */
public final class UniqueViolations {

    private static final String TAKEN = "has already been taken";

    private UniqueViolations() {}

    /** The refusal for a failed insert; the failure itself when it has another cause. */
    public static Throwable explain(Throwable failure) {
        if (DatabaseFailure.violates(failure, "account_username_unique")) {
            return usernameTaken();
        }
        return DatabaseFailure.violates(failure, "account_email_unique") ? emailTaken() : failure;
    }

    /** The refusal of a username that another account has, or that is reserved. */
    public static InvalidFields usernameTaken() {
        return InvalidFields.field("username", TAKEN);
    }

    /** The refusal of an e-mail address that another account has, or can have back. */
    public static InvalidFields emailTaken() {
        return InvalidFields.field("email", TAKEN);
    }

    /** Whether an explained failure concerns the username. */
    public static boolean isUsername(Throwable explained) {
        return explained instanceof InvalidFields refusal && refusal.concerns("username");
    }
}
