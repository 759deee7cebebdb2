package io.keyfolio.identity.account.email;

import io.keyfolio.platform.text.DisplayTexts;
import io.netty.util.NetUtil;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks e-mail addresses (RFC 5321, section 4.1.2; RFC 6531), their length first. */
public final class EmailAddresses {

    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    public static final int LONGEST = 254;

    static final String RULE = "must be an e-mail address of at most 254 characters";

    private static final String MIXTURE = "must not mix letters of different scripts, such as Latin and Cyrillic ones";

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x80-\\x{10FFFF}-]++";
    private static final String QUOTED = "\"(?:[ !#-\\[\\]-~\\x80-\\x{10FFFF}]|\\\\[ -~])++\"";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+|" + QUOTED);

    /** Allows underscores, which are not valid in host names, because such domains exist. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?");

    private static final Pattern LITERAL = Pattern.compile("\\[(IPv6:)?([0-9A-Fa-f:.]{2,45})]");

    private EmailAddresses() {}

    /** As {@link #brokenRule}, for a new address of an account: people must be able to tell it from others. */
    static Optional<String> brokenRuleOfNew(String address) {
        return brokenRule(address)
                .or(() -> DisplayTexts.hiddenCharacter(Mailbox.key(address)))
                .or(() -> parts(address).allMatch(Scripts::fitTogether) ? Optional.empty() : Optional.of(MIXTURE));
    }

    /** The local part, and the labels of the domain in Unicode. */
    private static Stream<String> parts(String address) {
        String mailbox = Mailbox.key(address);
        int at = mailbox.lastIndexOf('@');
        return Stream.concat(
                Stream.of(mailbox.substring(0, at)),
                Stream.of(mailbox.substring(at + 1).split("\\.", -1)));
    }

    /** The rule that the address breaks, which completes "The … field "; empty when mail could reach it. */
    public static Optional<String> brokenRule(String address) {
        if (address.length() > LONGEST) {
            return Optional.of(RULE);
        }
        Optional<String> hidden = DisplayTexts.hiddenCharacter(address);
        if (hidden.isPresent()) {
            return hidden;
        }
        if (!normal(address, Normalizer.Form.NFKC).equals(normal(address, Normalizer.Form.NFC))) {
            return Optional.of("must not contain other forms of letters, such as full-width ones");
        }
        int at = address.lastIndexOf('@');
        boolean good = at > 0 && isLocalPart(address.substring(0, at)) && isDomain(address.substring(at + 1));
        return good ? Optional.empty() : Optional.of(RULE);
    }

    private static String normal(String text, Normalizer.Form form) {
        return Normalizer.normalize(text, form);
    }

    private static boolean isLocalPart(String text) {
        return text.length() <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(text).matches()
                && text.codePoints().noneMatch(point -> point > '~' && Character.isSpaceChar(point));
    }

    private static boolean isDomain(String text) {
        Matcher literal = LITERAL.matcher(text);
        if (literal.matches()) {
            return literal.group(1) == null
                    ? NetUtil.isValidIpV4Address(literal.group(2))
                    : NetUtil.isValidIpV6Address(literal.group(2));
        }
        try {
            String[] labels = text.split("\\.", -1);
            int length = Stream.of(labels)
                            .mapToInt(label -> IDN.toASCII(label).length() + 1)
                            .sum()
                    - 1;
            return length <= LONGEST_DOMAIN
                    && Stream.of(labels)
                            .allMatch(label -> LABEL.matcher(IDN.toASCII(label)).matches());
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
