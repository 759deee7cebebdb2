package io.keyfolio.feature.verification;

import io.keyfolio.identity.authentication.BasicCredentials;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The keys in an {@code Authorization} header of the Basic scheme, where command-line clients put one as the user name or as
 * the password. Anything else in such a header is meant for the service behind the gateway and is no credential here.
 */
final class BasicAuthKeys {

    /** How API keys and account API keys begin; the rest of a key may be wrong. */
    private static final Pattern KEY = Pattern.compile("(?:[0-9]{1,19}\\||vsay_ak_).*");

    private BasicAuthKeys() {}

    static List<String> of(String header) {
        return BasicCredentials.of(header).stream()
                .flatMap(credentials -> Stream.of(credentials.user(), credentials.password()))
                .filter(text -> KEY.matcher(text).matches())
                .toList();
    }
}
