package io.keyfolio.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** A text for people that {@link DisplayTexts#trim} has trimmed: of limited length and without hidden characters. */
@Constraint(validatedBy = DisplayText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DisplayText {

    /** The most code points of a name. */
    int LONGEST_NAME = 255;

    /** The description of such fields in the OpenAPI document. */
    String DESCRIPTION = "White space at both ends is removed. Control characters, bidirectional controls, unassigned "
            + "code points and invisible characters are refused. Joiners, variation selectors and tags are "
            + "allowed where a script or an emoji needs them.";

    String message() default "must be a text that can be shown";

    /** The maximum length in code points. */
    int max() default LONGEST_NAME;

    /** Whether the text may have line breaks and tabs. */
    boolean multiline() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Validates the length first, so that the characters of a text that is too long are not checked. */
    class Validator implements ConstraintValidator<DisplayText, String> {

        private int max;
        private boolean multiline;

        @Override
        public void initialize(DisplayText constraint) {
            max = constraint.max();
            multiline = constraint.multiline();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            Optional<String> broken = text == null ? Optional.empty() : brokenRule(text);
            context.disableDefaultConstraintViolation();
            broken.ifPresent(
                    rule -> context.buildConstraintViolationWithTemplate(rule).addConstraintViolation());
            return broken.isEmpty();
        }

        private Optional<String> brokenRule(String text) {
            return text.codePointCount(0, text.length()) > max
                    ? Optional.of("must have at most " + max + " characters")
                    : DisplayTexts.brokenRule(text, multiline);
        }
    }
}
