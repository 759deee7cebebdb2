package io.keyfolio.feature.signin;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The password and its confirmation are equal. */
@Constraint(validatedBy = PasswordsMatch.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface PasswordsMatch {

    String message() default "does not match the password";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares the two; the violation names the confirmation. */
    class Validator implements ConstraintValidator<PasswordsMatch, RegisterRequest> {

        @Override
        public boolean isValid(RegisterRequest developer, ConstraintValidatorContext context) {
            String confirmation = developer.passwordConfirmation();
            if (developer.password() == null || confirmation == null || confirmation.equals(developer.password())) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("passwordConfirmation")
                    .addConstraintViolation();
            return false;
        }
    }
}
