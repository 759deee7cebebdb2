package io.keyfolio.platform.config.check;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The format of a setting's value, where its type does not determine it; attributes that are left out follow from the type. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SettingFormat {

    /** The kind of each value. */
    SettingKind[] value() default {};

    /** The range of a memory size: {@code 1K..16M}. */
    String range() default "";

    /** A valid value for messages; if left out, messages show the default. */
    String example() default "";

    /** Whether a value that is set but empty is refused instead of being ignored. */
    boolean neverEmpty() default false;
}
