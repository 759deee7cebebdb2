package io.keyfolio.vsayagent.connection;

import java.util.regex.Pattern;

/** The secret that admits agents to an account; it leaves the program in the handshake and nowhere else. */
public record ApiKey(String secret) {

    /** A header with anything else would be refused by an exception that quotes it. */
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
