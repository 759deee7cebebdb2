package io.keyfolio.preference;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/** A well-formed BCP 47 tag (RFC 5646, 2.1) whose primary subtag is an ISO 639 code. */
@Constraint(validatedBy = LanguageTag.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface LanguageTag {

    String message() default "must be a language tag, such as en or pt-BR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the form with the platform's parser and the language with ISO's list. */
    class Validator implements ConstraintValidator<LanguageTag, String> {

        private static final int MAX_LENGTH = 128;

        @Override
        public boolean isValid(String tag, ConstraintValidatorContext context) {
            return tag == null || canonical(tag).isPresent();
        }

        /** The tag in canonical case; empty when it is not one. */
        static Optional<String> canonical(String tag) {
            try {
                Locale locale = new Locale.Builder().setLanguageTag(tag).build();
                boolean known = tag.length() <= MAX_LENGTH && IsoLanguages.contains(locale.getLanguage());
                return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
            } catch (IllformedLocaleException notOne) {
                return Optional.empty();
            }
        }
    }
}
