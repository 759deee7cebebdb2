package io.keyfolio.identity.password;

import io.keyfolio.identity.password.breach.BreachCheck;
import io.keyfolio.platform.problem.InvalidFields;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Hashes the new passwords of accounts, and refuses those that attackers try first. Every password that a user chooses goes
 * through this class; logins and imported hashes do not.
 */
@Singleton
public class NewPasswords {

    private static final String COMMON = "must not be one of the most common passwords. Choose another one";
    private static final String BREACHED =
            "must not be a password that has appeared in a data breach. Choose another one";

    private final Passwords passwords;
    private final CommonPasswords common;
    private final BreachCheck breaches;
    private final PasswordConfig config;

    NewPasswords(Passwords passwords, CommonPasswords common, BreachCheck breaches, PasswordConfig config) {
        this.passwords = passwords;
        this.common = common;
        this.breaches = breaches;
        this.config = config;
    }

    /**
     * Emits the hash of a new password that is {@link ValidPassword}. Fails with {@link InvalidFields} for the field when the
     * password is a common or a breached one.
     */
    public Uni<PasswordHash> hash(String field, String password) {
        return isCommon(password)
                .invoke(refused -> refuse(refused, field, COMMON))
                .chain(() -> isBreached(password))
                .invoke(refused -> refuse(refused, field, BREACHED))
                .chain(() -> passwords.hash(password));
    }

    private Uni<Boolean> isCommon(String password) {
        return config.refuseCommon()
                ? common.contains(password)
                : Uni.createFrom().item(false);
    }

    private Uni<Boolean> isBreached(String password) {
        return breaches.find(new EnteredPassword(password).bytes(PasswordForm.NFC));
    }

    private static void refuse(boolean refused, String field, String rule) {
        if (refused) {
            throw InvalidFields.field(field, rule);
        }
    }
}
