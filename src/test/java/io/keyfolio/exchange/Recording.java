package io.keyfolio.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A response as text: status, headers and body, with placeholders for values that differ each time. */
final class Recording {

    /** Headers that depend on the connection or on earlier requests. */
    private static final Set<String> LEFT_OUT = Set.of(
            "content-length",
            "connection",
            "date",
            "keep-alive",
            "ratelimit",
            "ratelimit-policy",
            "transfer-encoding",
            "x-ratelimit-limit",
            "x-ratelimit-remaining");

    private static final Map<Pattern, String> VARIABLE = new LinkedHashMap<>();

    static {
        vary("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>");
        vary("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+", "<jwt>");
        vary("\\bp[0-9a-f]{32}", "<name>");
        vary("user_[0-9a-f-]+", "<user>");
        vary("vsay_ak_[A-Za-z0-9]+", "<account-key>");
        vary("\\d+\\|[A-Za-z0-9]+", "<api-key>");
        vary("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>");
        vary("\"id\":\\d+", "\"id\":<number>");
    }

    private Recording() {}

    static String of(Response answer) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : answer.headers()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT), header.getValue(), (one, next) -> one + ", " + next);
        }
        String lines = headers.entrySet().stream()
                .filter(header -> !LEFT_OUT.contains(header.getKey()))
                .map(header -> header.getKey() + ": " + value(header) + "\n")
                .collect(Collectors.joining());
        return constant(answer.statusCode() + "\n" + lines + "\n" + new String(answer.asByteArray(), UTF_8) + "\n");
    }

    /** Sorts lists of methods, which have no order. */
    private static String value(Map.Entry<String, String> header) {
        return header.getKey().equals("allow")
                ? Stream.of(header.getValue().split(", *", -1)).sorted().collect(Collectors.joining(", "))
                : header.getValue();
    }

    private static String constant(String text) {
        String constant = text;
        for (Map.Entry<Pattern, String> variable : VARIABLE.entrySet()) {
            constant = variable.getKey().matcher(constant).replaceAll(variable.getValue());
        }
        return constant;
    }

    private static void vary(String pattern, String placeholder) {
        VARIABLE.put(Pattern.compile(pattern), placeholder);
    }
}
