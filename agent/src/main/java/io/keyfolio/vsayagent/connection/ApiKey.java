package io.keyfolio.vsayagent.connection;

import java.util.regex.Pattern;

/** The secret that connects agents to an account. The program sends it only in the handshake. */
public record ApiKey(String secret) {

    /** The allowed characters. For any other, the HTTP client throws an exception that quotes the key. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    public ApiKey {
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException("the API key is empty, too long or holds characters that no key holds");
        }
    }

    String authorization() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
