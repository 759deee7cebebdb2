package io.keyfolio.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

/** Turns an event into a request that an HTTP client could have sent. */
final class Requests {

    private static final String ALLOWED_IN_PATH = "/-._~!$&'()*+,;=:@";
    private static final int ESCAPE_LENGTH = 3;

    private Requests() {}

    /** Changes the event: encodes its path, and removes {@code Expect}, which requests an interim response. */
    static void mend(APIGatewayV2HTTPEvent event) {
        if (event.getRawPath() != null) {
            event.setRawPath(path(event.getRawPath()));
        }
        if (event.getHeaders() != null) {
            // An answer 100 would be the only response to the event.
            event.getHeaders().keySet().removeIf("Expect"::equalsIgnoreCase);
        }
    }

    /** The path, with all characters encoded that a request line cannot contain: API Gateway decodes it. */
    static String path(String raw) {
        byte[] bytes = raw.getBytes(UTF_8);
        StringBuilder path = new StringBuilder(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            char character = (char) (bytes[at] & 0xff);
            if (isAllowed(character) || (character == '%' && isEscape(bytes, at))) {
                path.append(character);
            } else {
                path.append(String.format("%%%02X", (int) character));
            }
        }
        return path.toString();
    }

    private static boolean isAllowed(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || ALLOWED_IN_PATH.indexOf(character) >= 0;
    }

    private static boolean isEscape(byte[] bytes, int at) {
        return at + ESCAPE_LENGTH <= bytes.length
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }
}
