package io.keyfolio.identity.account.email;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** An e-mail address that mail could reach, and that may become the address of an account. */
@Constraint(validatedBy = ValidEmail.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidEmail {

    /** The description of such a field in the OpenAPI document. */
    String DESCRIPTION =
            "Must be unique; case is ignored, a domain in Punycode equals the one in Unicode, and a local part in "
                    + "quotes equals the one without. Invisible characters, control characters, bidirectional controls, full-width letters, and "
                    + "mixtures of scripts such as Latin and Cyrillic are refused.";

    String message() default EmailAddresses.RULE;

    /** Whether an account may have the address already, with letters that new addresses may not mix. */
    boolean known() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates with {@link EmailAddresses}; another constraint refuses missing addresses. */
    class Validator implements ConstraintValidator<ValidEmail, String> {

        private boolean known;

        @Override
        public void initialize(ValidEmail constraint) {
            known = constraint.known();
        }

        @Override
        public boolean isValid(String address, ConstraintValidatorContext context) {
            Optional<String> broken = address == null || address.isEmpty() ? Optional.empty() : brokenRule(address);
            context.disableDefaultConstraintViolation();
            broken.ifPresent(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return broken.isEmpty();
        }

        private Optional<String> brokenRule(String address) {
            return known ? EmailAddresses.brokenRule(address) : EmailAddresses.brokenRuleOfNew(address);
        }
    }
}
