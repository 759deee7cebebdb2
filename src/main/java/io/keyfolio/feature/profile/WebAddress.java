package io.keyfolio.feature.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** An absolute http or https URL with a host and without a user, of at most 2,048 characters. */
@Constraint(validatedBy = WebAddress.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface WebAddress {

    String message() default WebAddresses.RULE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates with {@link WebAddresses}. */
    class Validator implements ConstraintValidator<WebAddress, String> {

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            Optional<String> broken = Optional.ofNullable(text).flatMap(WebAddresses::brokenRule);
            context.disableDefaultConstraintViolation();
            broken.ifPresent(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return broken.isEmpty();
        }
    }
}
