package io.keyfolio.identity.account.email;

import io.keyfolio.platform.text.CaselessText;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one form in which addresses of the same mailbox are equal, by which accounts are found and kept apart. */
public final class Mailbox {

    private static final Pattern NEEDS_NO_QUOTES =
            Pattern.compile("[^\\s\"(),:;<>@\\[\\\\\\].]++(?:\\.[^\\s\"(),:;<>@\\[\\\\\\].]++)*+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final Pattern TO_ESCAPE = Pattern.compile("([\"\\\\])");

    private Mailbox() {}

    /**
     * The form of an address: in lower case and in NFC, the labels of its domain in Unicode in place of Punycode (RFC 5890), its local
     * part without quotes that it does not need (RFC 5321, section 4.1.2). A text that is longer than any address gets a key that
     * no account has.
     */
    public static String key(String address) {
        String plain = plainKey(address);
        int at = plain.lastIndexOf('@');
        return at < 0 || plain.length() > EmailAddresses.LONGEST
                ? plain
                : localPart(plain.substring(0, at)) + '@' + domain(plain.substring(at + 1));
    }

    /** The form that accounts of earlier releases have: in lower case and in NFC alone. */
    public static String plainKey(String text) {
        return CaselessText.of(text, EmailAddresses.LONGEST);
    }

    private static String localPart(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        String meant = ESCAPED.matcher(text.substring(1, text.length() - 1)).replaceAll("$1");
        return NEEDS_NO_QUOTES.matcher(meant).matches()
                ? meant
                : '"' + TO_ESCAPE.matcher(meant).replaceAll("\\\\$1") + '"';
    }

    private static String domain(String text) {
        return Stream.of(text.split("\\.", -1)).map(Punycode::decodeLabel).collect(Collectors.joining("."));
    }
}
