package io.keyfolio.identity.account;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** An e-mail address that mail could reach. */
@Constraint(validatedBy = ValidEmail.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidEmail {

    /** The description of such a field in the OpenAPI document. */
    String DESCRIPTION = "Must be unique; case is ignored. Invisible characters, control characters, bidirectional "
            + "controls and full-width letters are refused.";

    String message() default EmailAddresses.RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates with {@link EmailAddresses}; another constraint refuses missing addresses. */
    class Validator implements ConstraintValidator<ValidEmail, String> {

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            Optional<String> broken =
                    address == null || address.isEmpty() ? Optional.empty() : EmailAddresses.brokenRule(address);
            context.disableDefaultConstraintViolation();
            broken.ifPresent(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return broken.isEmpty();
        }
    }
}
