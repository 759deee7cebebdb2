package io.keyfolio.identity.password;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** A new password that is long enough, and no longer than bcrypt reads. */
@Constraint(validatedBy = ValidPassword.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidPassword {

    /** The description of such a field in the OpenAPI document. */
    String DESCRIPTION =
            "At most 72 bytes in UTF-8 after normalization to NFC. The operator can change the minimum length"
                    + " (KEYFOLIO_PASSWORD_MIN_LENGTH). The service refuses the most common passwords, unless the operator allows"
                    + " them (KEYFOLIO_PASSWORD_REFUSE_COMMON). It can also refuse passwords from data breaches.";

    String message() default "is not acceptable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates with {@link Passwords}, which it looks up late, because validators are created while the image is built. */
    @Singleton
    class Validator implements ConstraintValidator<ValidPassword, String> {

        private final Instance<Passwords> passwords;

        Validator(Instance<Passwords> passwords) {
            this.passwords = passwords;
        }

        @Override
        public boolean isValid(String password, ConstraintValidatorContext context) {
            Optional<String> broken = Optional.ofNullable(password)
                    .flatMap(text -> passwords.get().brokenRule(text));
            context.disableDefaultConstraintViolation();
            broken.ifPresent(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return broken.isEmpty();
        }
    }
}
