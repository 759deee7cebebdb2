package io.keyfolio.feature.profile;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks http and https URLs (RFC 3986), their length first. */
final class WebAddresses {

    static final int LONGEST = 2048;
    static final String RULE = "must be an absolute http or https URL of at most 2048 characters";

    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_HOST = 253;

    private static final Pattern PARTS =
            Pattern.compile("[Hh][Tt][Tt][Pp][Ss]?://(?<authority>[^/?#]*+)(?<rest>.*+)", Pattern.DOTALL);

    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>\\[[^\\]]*+]|[^:\\[\\]]*+)(?::(?<port>[0-9]*+))?");

    /** The characters of a path, a query and a fragment (RFC 3986, sections 3.3 to 3.5). */
    private static final Pattern REST = Pattern.compile("(?:/(?:P|/)*+)?+(?:\\?(?:P|[/?])*+)?+(?:#(?:P|[/?])*+)?+"
            .replace("P", "[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}"));

    /** Allows underscores and tildes, which are not valid in host names, because hosts of images have such names. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_~](?:[A-Za-z0-9_~-]{0,61}[A-Za-z0-9_~])?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private WebAddresses() {}

    /** The rule that the URL breaks, which completes "The … field "; empty when it is valid. */
    static Optional<String> brokenRule(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(RULE);
        }
        if (text.chars().anyMatch(character -> character > '~')) {
            return Optional.of("must be in ASCII: write the host in Punycode (xn--…) and other letters as %XX");
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.of(RULE);
        }
        String authority = parts.group("authority");
        if (authority.indexOf('@') >= 0) {
            return Optional.of("must not contain a user name or a password");
        }
        return brokenAuthority(authority).or(() -> brokenRest(parts.group("rest")));
    }

    private static Optional<String> brokenAuthority(String text) {
        Matcher authority = AUTHORITY.matcher(text);
        if (!authority.matches() || !isHost(authority.group("host"))) {
            return Optional.of("must have the name or the address of a host");
        }
        String port = authority.group("port");
        return port == null || port.isEmpty() || isPort(port)
                ? Optional.empty()
                : Optional.of("must have a port from 1 to 65535, or none");
    }

    private static Optional<String> brokenRest(String text) {
        return REST.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must have neither blanks nor other characters that URLs have as %XX only");
    }

    private static boolean isPort(String digits) {
        String number = digits.replaceFirst("^0+", "");
        return number.length() <= 5 && !number.isEmpty() && Integer.parseInt(number) <= HIGHEST_PORT;
    }

    /** Refuses a name whose last label is a number, unless it is an IPv4 address: clients would take it for one. */
    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            String address = host.substring(1, host.length() - 1);
            return address.indexOf('%') < 0 && NetUtil.isValidIpV6Address(address);
        }
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] labels = name.split("\\.", -1);
        return name.length() <= LONGEST_HOST
                && Stream.of(labels).allMatch(label -> LABEL.matcher(label).matches())
                && (!NUMBER.matcher(labels[labels.length - 1]).matches() || NetUtil.isValidIpV4Address(name));
    }
}
