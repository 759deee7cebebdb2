package io.keyfolio.identity.account;

import io.keyfolio.platform.problem.InvalidFields;
import org.hibernate.exception.ConstraintViolationException;

/** Tells which unique field of an account somebody else was quicker to take. */
public final class UniqueViolations {

    private static final String TAKEN = "has already been taken";

    private UniqueViolations() {}

    /** The refusal that a failed insert deserves; the failure itself when it has another cause. */
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

    /** Whether an explained failure says that it was the username. */
    public static boolean isUsername(Throwable explained) {
        return explained instanceof InvalidFields refusal && refusal.concerns("username");
    }
}
