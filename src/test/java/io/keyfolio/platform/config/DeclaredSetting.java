package io.keyfolio.platform.config;

import io.keyfolio.platform.config.check.SettingFormat;
import io.keyfolio.platform.config.check.SettingKind;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.common.utils.StringUtil;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** A setting that a method of a mapping declares by its type, its constraints and its {@link SettingFormat}. */
record DeclaredSetting(String name, Method method, String fallback, boolean secret) {

    private static final Set<Class<?>> INTEGERS =
            Set.of(int.class, Integer.class, long.class, Long.class, OptionalInt.class);
    private static final String LEVELS =
            "ALL,TRACE,DEBUG,INFO,WARN,ERROR,FATAL,OFF,FINEST,FINER,FINE,CONFIG,WARNING,SEVERE";
    private static final String LONGEST = "36500D";

    Setting setting() {
        if (fallback.isEmpty() && !method.getReturnType().getSimpleName().startsWith("Optional")) {
            throw new IllegalStateException(name + " needs a default, which an empty variable stands for");
        }
        Optional<SettingFormat> format = Optional.ofNullable(method.getAnnotation(SettingFormat.class));
        SettingKind settingKind = format.map(SettingFormat::value).stream()
                .flatMap(Stream::of)
                .findFirst()
                .orElseGet(this::kind);
        boolean neverEmpty = format.map(SettingFormat::neverEmpty).orElse(false);
        String example = format.map(SettingFormat::example)
                .filter(text -> !text.isEmpty())
                .orElse(example(settingKind));
        return new Setting(name, settingKind, isList(), neverEmpty, rule(settingKind, format), fallback, example);
    }

    /** A setting for a file with a secret of that kind. */
    Setting fileOf(SettingKind content) {
        String rule = content.name().toLowerCase(Locale.ROOT);
        return new Setting(name, SettingKind.SECRET_FILE, false, false, rule, "", example(SettingKind.FILE));
    }

    private SettingKind kind() {
        Class<?> type = type();
        if (type == boolean.class || type == Boolean.class) {
            return SettingKind.BOOLEAN;
        }
        if (INTEGERS.contains(type)) {
            return SettingKind.INTEGER;
        }
        if (type == Duration.class) {
            return SettingKind.DURATION;
        }
        if (type == MemorySize.class) {
            return SettingKind.SIZE;
        }
        if (type == Level.class) {
            return SettingKind.LEVEL;
        }
        if (type == Path.class) {
            return file();
        }
        return type.isEnum() ? SettingKind.CHOICE : text();
    }

    private SettingKind file() {
        if (name.endsWith(".key-files")) {
            return SettingKind.PRIVATE_KEY;
        }
        return name.endsWith(".certificate.files") ? SettingKind.CERTIFICATE : SettingKind.FILE;
    }

    private SettingKind text() {
        if (secret) {
            return SettingKind.SECRET;
        }
        if (name.endsWith(".host")) {
            return SettingKind.HOST;
        }
        return pattern().isPresent() ? SettingKind.PATTERN : SettingKind.TEXT;
    }

    private String rule(SettingKind settingKind, Optional<SettingFormat> format) {
        return switch (settingKind) {
            case INTEGER -> integers();
            case DURATION -> durations();
            case SIZE -> format.map(SettingFormat::range).orElseThrow(this::unbounded);
            case CHOICE ->
                Stream.of(type().getEnumConstants())
                        .map(constant -> StringUtil.skewer(((Enum<?>) constant).name()))
                        .collect(Collectors.joining(","));
            case LEVEL -> LEVELS;
            case PATTERN -> pattern().orElseThrow();
            default -> "";
        };
    }

    private String integers() {
        Min least = method.getAnnotation(Min.class);
        Max most = method.getAnnotation(Max.class);
        if (least != null && most != null) {
            return least.value() + ".." + most.value();
        }
        if (name.endsWith("port")) {
            return (name.startsWith("keyfolio.db.") ? 1 : 0) + "..65535";
        }
        throw unbounded();
    }

    private String durations() {
        DurationMin least = method.getAnnotation(DurationMin.class);
        DurationMax most = method.getAnnotation(DurationMax.class);
        Duration from = least == null
                ? Duration.ZERO
                : Duration.ofDays(least.days())
                        .plusHours(least.hours())
                        .plusMinutes(least.minutes())
                        .plusSeconds(least.seconds())
                        .plusMillis(least.millis());
        return text(from) + ".." + (most == null ? LONGEST : most.days() + "D");
    }

    private static String text(Duration duration) {
        String text = duration.equals(Duration.ofDays(duration.toDays())) && !duration.isZero()
                ? duration.toDays() + "D"
                : duration.toMillis() / 1000.0 + "S";
        String plain = text.replace(".0S", "S");
        if (!DurationConverter.parseDuration(plain).equals(duration)) {
            throw new IllegalStateException(duration + " cannot be written");
        }
        return plain;
    }

    private String example(SettingKind settingKind) {
        return switch (settingKind) {
            case FILE ->
                "/run/secrets/" + name.substring(name.lastIndexOf('.') + 1).replaceFirst("-file$", "");
            case CERTIFICATE -> "/run/secrets/tls.crt";
            case PRIVATE_KEY -> "/run/secrets/tls.key";
            case HOST -> fallback.isEmpty() ? "127.0.0.1" : fallback;
            default -> fallback;
        };
    }

    private IllegalStateException unbounded() {
        return new IllegalStateException(name + " needs bounds: constraints, or a range in its @SettingFormat");
    }

    private boolean isList() {
        return method.getGenericReturnType().getTypeName().contains(List.class.getName());
    }

    private Class<?> type() {
        Type type = method.getGenericReturnType();
        while (type instanceof ParameterizedType parameterized) {
            type = parameterized.getActualTypeArguments()[0];
        }
        return (Class<?>) type;
    }

    private Optional<String> pattern() {
        AnnotatedType type = method.getAnnotatedReturnType();
        while (type instanceof AnnotatedParameterizedType parameterized) {
            type = parameterized.getAnnotatedActualTypeArguments()[0];
        }
        return Stream.of(type.getAnnotation(Pattern.class), method.getAnnotation(Pattern.class))
                .flatMap(Stream::ofNullable)
                .map(Pattern::regexp)
                .findFirst();
    }
}
