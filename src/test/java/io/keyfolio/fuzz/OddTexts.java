package io.keyfolio.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Texts that are known to break services. */
final class OddTexts {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\t\r\n",
            "null",
            "undefined",
            "true",
            "-1",
            "0",
            "01",
            "1e400",
            "9223372036854775808",
            "99999999999999999999999999",
            "' or '1'='1",
            "'; drop table account; --",
            "%",
            "%00",
            "%zz",
            "\\",
            "\"",
            "${jndi:ldap://localhost/a}",
            "#{7*7}",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "\u202ereversed",
            "\ufeff",
            "\ud83d\ude00",
            "\ud800",
            "\udfff x",
            "e\u0301".repeat(40),
            "\u0130\u0131\u017f\u212a",
            "\uffff",
            "a@b",
            "@",
            "a@" + "b".repeat(250) + ".com",
            "http://",
            "javascript:alert(1)",
            "2026-02-30T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "1970-01-01T00:00:00+99:99",
            "*",
            "x".repeat(256),
            "\u00e9".repeat(2100));

    private final Dice dice;

    OddTexts(Dice dice) {
        this.dice = dice;
    }

    String any() {
        return dice.chance(20) ? new String(dice.bytes(1 + dice.below(12)), ISO_8859_1) : dice.pick(TEXTS);
    }

    /** A text as headers and targets carry it: one character for each byte of its UTF-8. */
    String bytewise() {
        return new String(any().getBytes(UTF_8), ISO_8859_1);
    }

    /** A text with one character changed. */
    String almost(String right) {
        if (right.isEmpty()) {
            return any();
        }
        int place = dice.below(right.length());
        return switch (dice.below(4)) {
            case 0 -> right.substring(0, place);
            case 1 -> right.substring(0, place) + (char) dice.below(256) + right.substring(place + 1);
            case 2 -> right.substring(0, place) + bytewise() + right.substring(place);
            default -> right.substring(0, place) + right.substring(place + 1);
        };
    }
}
