package io.keyfolio.feature.verification;

import io.keyfolio.identity.authentication.BasicCredentials;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads API keys from an {@code Authorization} header of the Basic scheme, in which command-line clients send one as the user
 * name or the password. Any other value is meant for the service behind the gateway and is not a credential here.
 */
final class BasicAuthKeys {

    /** The beginning of API keys and account API keys; the rest is not checked here. */
    private static final Pattern KEY = Pattern.compile("(?:[0-9]{1,19}\\||vsay_ak_).*");

    private BasicAuthKeys() {}

    static List<String> of(String header) {
        return BasicCredentials.of(header).stream()
                .flatMap(credentials -> Stream.of(credentials.user(), credentials.password()))
                .filter(text -> KEY.matcher(text).matches())
                .toList();
    }
}
