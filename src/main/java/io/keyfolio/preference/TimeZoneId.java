package io.keyfolio.preference;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;

/** A region id or link of the IANA time zone database, spelt as there. */
@Constraint(validatedBy = TimeZoneId.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface TimeZoneId {

    String message() default "must be an IANA time zone, such as America/New_York or UTC";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the platform's copy of the database, which has zones that are not IANA's and lacks four that are. */
    class Validator implements ConstraintValidator<TimeZoneId, String> {

        private static final String NOT_IANAS = "SystemV/";
        private static final Set<String> MISSING = Set.of("EST", "HST", "MST", "ROC");

        @Override
        public boolean isValid(String id, ConstraintValidatorContext context) {
            return id == null
                    || MISSING.contains(id)
                    || (ZoneId.getAvailableZoneIds().contains(id) && !id.startsWith(NOT_IANAS));
        }
    }
}
