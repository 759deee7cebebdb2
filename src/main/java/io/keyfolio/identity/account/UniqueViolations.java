package io.keyfolio.identity.account;

import io.keyfolio.platform.problem.InvalidFields;
import org.hibernate.exception.ConstraintViolationException;

/** Translates violations of the unique constraints of accounts into refusals that name the field. */
public final class UniqueViolations {

    private static final String TAKEN = "has already been taken";

    private UniqueViolations() {}

    /** The refusal for a failed insert; the failure itself when it has another cause. */
    public static Throwable explain(Throwable failure) {
        if (!(failure instanceof ConstraintViolationException violation) || violation.getConstraintName() == null) {
            return failure;
        }
        return switch (violation.getConstraintName()) {
            case "account_username_unique" -> InvalidFields.field("username", TAKEN);
            case "account_email_unique" -> InvalidFields.field("email", TAKEN);
            default -> failure;
        };
    }

    /** Whether an explained failure concerns the username. */
    public static boolean isUsername(Throwable explained) {
        return explained instanceof InvalidFields refusal && refusal.concerns("username");
    }
}
