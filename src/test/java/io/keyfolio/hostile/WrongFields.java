package io.keyfolio.hostile;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON objects with exactly one invalid field. */
final class WrongFields {

    private static final List<String> WRONG_TYPES = List.of(
            "1",
            "0",
            "1.5",
            "1e400",
            "-1e-400",
            "9".repeat(900),
            "9".repeat(60_000),
            "1e999999999",
            "1e-999999999",
            "true",
            "[]",
            "{}",
            "[\"x\"]",
            "{\"x\":1}",
            "[".repeat(500) + "]".repeat(500));

    private static final List<String> UNSTORABLE = List.of(
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00 and more\"",
            "\"\\ud83d\\ud83d\\ude00\"",
            "\"" + "long".repeat(15_000) + "\"");

    private WrongFields() {}

    static Stream<HostileRequest> table() {
        Stream<HostileRequest> types = BodyRoute.ALL.stream().flatMap(WrongFields::typesAt);
        Stream<HostileRequest> bounds = OutOfBounds.VALUES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> boundsAt(entry.getKey().split(" ", -1), entry.getValue()));
        return Stream.concat(types, bounds);
    }

    private static Stream<HostileRequest> typesAt(BodyRoute route) {
        return route.good().keySet().stream().sorted().flatMap(field -> Stream.concat(
                        WRONG_TYPES.stream(), UNSTORABLE.stream())
                .filter(value -> !isRightFor(route, field, value))
                .map(value -> wrong(route, field, value)));
    }

    /** Whether a value that is invalid elsewhere is valid for this field, or is refused with another status. */
    private static boolean isRightFor(BodyRoute route, String field, String value) {
        boolean list = field.equals("abilities") && value.startsWith("[") && value.length() < 10;
        boolean onlyCompared = route.path().endsWith("/login")
                || (route.path().endsWith("/user") && field.equals("password"))
                || field.equals("token")
                || field.equals("current_password");
        boolean seconds = field.equals("grace_seconds") && (value.equals("0") || value.equals("1"));
        return list || seconds || (onlyCompared && value.startsWith("\"long"));
    }

    private static Stream<HostileRequest> boundsAt(String[] place, List<String> values) {
        return values.stream().map(value -> wrong(BodyRoute.at(place[0]), place[1], value));
    }

    private static HostileRequest wrong(BodyRoute route, String field, String value) {
        return route.request()
                .json(route.bodyWith(field, value))
                .with("the " + field + " " + value)
                .blames(field)
                .answers(route.invalid());
    }
}
