package io.keyfolio.profile;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An absolute http or https URL with a host, of at most 2,048 characters. */
@Constraint(validatedBy = WebAddress.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface WebAddress {

    String message() default "must be an absolute http or https URL of at most 2048 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Parses the text as RFC 3986 has it. */
    class Validator implements ConstraintValidator<WebAddress, String> {

        private static final int MAX_LENGTH = 2048;
        /** Names that RFC 3986 allows and Java's parser, which knows only those of RFC 2396, calls no host. */
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+(:[0-9]{1,5})?");

        private static final Set<String> SCHEMES = Set.of("http", "https");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || (text.length() <= MAX_LENGTH && isWebAddress(text));
        }

        private static boolean isWebAddress(String text) {
            try {
                URI uri = new URI(text);
                return uri.getScheme() != null
                        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                        && (uri.getHost() != null
                                || NAME.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority())
                                        .matches());
            } catch (URISyntaxException notOne) {
                return false;
            }
        }
    }
}
