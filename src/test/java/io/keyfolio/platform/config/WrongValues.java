package io.keyfolio.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Invalid values of a setting, derived from its kind and its range. */
final class WrongValues {

    private static final String NO_FILE = "/no/such/file";
    private static final String PUBLIC_KEY_THAT_IS_NONE = "-----BEGIN PUBLIC KEY-----AAAA-----END PUBLIC KEY-----";

    private static final String GARBAGE = "-----BEGIN CERTIFICATE-----\n?";

    private final Path directory;

    /** Takes a directory for files without useful content. */
    WrongValues(Path directory) {
        this.directory = directory;
    }

    /** The invalid values of a setting; none for text, which can have any value. */
    Stream<String> of(Setting setting) {
        List<String> values =
                switch (setting.kind()) {
                    case TEXT, SECRET -> List.of();
                    case SEALING_KEYS -> List.of("hunter2", "k1:AAAA", "k1:" + "A".repeat(43) + "=", "k1:secret!");
                    case SIGNING_KEY, VERIFICATION_KEY ->
                        List.of("secret", "-----BEGIN PRIVATE KEY-----AAAA", PUBLIC_KEY_THAT_IS_NONE);
                    case SECRET_FILE -> secretFiles(setting.rule());
                    case BOOLEAN -> List.of("ture", "2", "enabled", "tru e");
                    case INTEGER -> integers(bound(setting, 0), bound(setting, 1));
                    case DURATION -> durations(setting);
                    case SIZE -> List.of("big", "-1", "1KB", "1.5M", "0", "17G");
                    case CHOICE, LEVEL -> List.of("bogus", "fail or warn", "0");
                    case PATTERN -> List.of("ACME_", "acme", "acme!_");
                    case HOST ->
                        List.of(
                                "http://db",
                                "db:5432",
                                "::1:x",
                                "[::1]",
                                "d b",
                                setting.list() ? "db1,d b" : "db1,db2",
                                "/run/postgresql",
                                "db/keyfolio",
                                "@");
                    case NETWORK ->
                        List.of("10.0.0.0/33", "proxy", "1.2.3", "1.2.3.256", "::1/129", "1::2::3", "10.0.0.0/");
                    case ORIGIN ->
                        List.of("*", "https://a.example/", "a.example", "HTTPS://a.example", "https://a.example:443");
                    case URL ->
                        List.of(
                                "keys.example.com",
                                "https://keys.example.com/",
                                "https://keys.example.com:443",
                                "https://Keys.example.com",
                                "https://keys.example.com/a?b",
                                "https://keys.example.com/a/",
                                "https://keys.example.com/../a",
                                "https://me@keys.example.com",
                                "ftp://keys.example.com");
                    case HEADER -> List.of("X Forwarded", "X-Forwarded-For:", "über");
                    case FILE -> List.of(NO_FILE, directory.toString());
                    case CERTIFICATE, PRIVATE_KEY ->
                        List.of(NO_FILE, directory.toString(), file("garbage", "rw-------"), file("key", "rw-------"));
                    case HASH_LIST ->
                        List.of(
                                NO_FILE,
                                directory.toString(),
                                file("empty", "rw-------"),
                                file("garbage", "rw-------"),
                                file("unsorted", "rw-------"),
                                file("unsorted-end", "rw-------"));
                    case DIRECTORY -> List.of(file("garbage", "rw-------"));
                };
        return setting.list()
                ? values.stream().flatMap(value -> Stream.of(value, setting.example() + "," + value))
                : values.stream();
    }

    /** Invalid files of secrets. A public key can be readable for all users, and a password can have any content. */
    private List<String> secretFiles(String content) {
        List<String> values = new ArrayList<>(List.of(NO_FILE, directory.toString(), file("empty", "rw-------")));
        if (!content.equals("verification_key")) {
            values.add(file("exposed", "rw-r--r--"));
        }
        if (!content.equals("secret")) {
            values.add(file("garbage", "rw-------"));
        }
        return values;
    }

    private String file(String name, String mode) {
        try {
            Path file = Files.writeString(directory.resolve(name), content(name));
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String name) {
        return switch (name) {
            case "empty" -> "";
            case "key" -> "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
            case "unsorted" -> hash("B") + hash("A");
            case "unsorted-end" -> hash("A").repeat(1000) + hash("C") + hash("B");
            default -> GARBAGE;
        };
    }

    private static String hash(String digit) {
        return digit.repeat(40) + ":1\n";
    }

    private static List<String> integers(String least, String most) {
        List<String> values = new ArrayList<>(List.of("many", "1.5", "0x10", "1e3", "1 000", "99999999999999999999"));
        values.add(new BigInteger(least).subtract(BigInteger.ONE).toString());
        values.add(new BigInteger(most).add(BigInteger.ONE).toString());
        return values;
    }

    private static List<String> durations(Setting setting) {
        List<String> values = new ArrayList<>(
                List.of("soon", "5X", "-1S", "1S 2S", "9999999D", "PT", "99999999999999999999S", "9999999999999999D"));
        if (!bound(setting, 0).equals("0S")) {
            values.add("0S");
        }
        return values;
    }

    private static String bound(Setting setting, int which) {
        return setting.rule().split("\\.\\.", 2)[which];
    }
}
