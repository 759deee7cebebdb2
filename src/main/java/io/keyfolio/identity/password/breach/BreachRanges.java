package io.keyfolio.identity.password.breach;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A range API: for the first five digits of a hash, it lists the other digits of all hashes that begin with them. It does not
 * learn which of them was looked for.
 */
final class BreachRanges implements BreachedPasswords {

    private static final int PREFIX = 5;
    private static final int MOST_CONNECTIONS = 8;
    private static final int MOST_WAITING = 100;
    private static final int MOST_BYTES = 1 << 18;
    private static final int OK = 200;

    /** The other digits of a hash, and how often it was seen; zero marks a line that only pads the answer. */
    private static final Pattern LINE = Pattern.compile("([0-9A-F]{35}):([0-9]{1,18})");

    private final String url;
    private final HttpClient client;

    BreachRanges(String url, Vertx vertx) {
        this.url = url;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(MOST_CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectTimeout((int) BreachCheck.LIMIT.toMillis()));
    }

    @Override
    public Uni<Boolean> contains(String hash) {
        RequestOptions options = new RequestOptions()
                .setAbsoluteURI(url + "/" + hash.substring(0, PREFIX))
                .setTimeout(BreachCheck.LIMIT.toMillis())
                .putHeader("Add-Padding", "true")
                .putHeader("User-Agent", "Keyfolio");
        return client.request(options).chain(BreachRanges::body).map(body -> isListed(hash.substring(PREFIX), body));
    }

    private static Uni<Buffer> body(HttpClientRequest request) {
        return request.send()
                .chain(response -> read(response)
                        .onFailure()
                        .invoke(() -> abandon(request, response))
                        .onCancellation()
                        .invoke(() -> abandon(request, response)))
                .onCancellation()
                .invoke(() -> request.reset());
    }

    /** Resets the stream, so that an endless body does not keep its connection; the response would log that as an error. */
    private static void abandon(HttpClientRequest request, HttpClientResponse response) {
        response.exceptionHandler(reset -> {});
        request.reset();
    }

    private static Uni<Buffer> read(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return Uni.createFrom().failure(new UnusableAnswer("status " + response.statusCode()));
        }
        return response.toMulti().collect().in(Buffer::buffer, (all, part) -> append(all, part.getDelegate()));
    }

    private static void append(Buffer all, Buffer part) {
        if (all.length() + part.length() > MOST_BYTES) {
            throw new UnusableAnswer("an answer of more than " + MOST_BYTES + " bytes");
        }
        all.appendBuffer(part);
    }

    private static boolean isListed(String rest, Buffer body) {
        String text = body.toString(StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
        if (text.isBlank()) {
            throw new UnusableAnswer("an empty answer");
        }
        return text.lines().map(String::strip).map(LINE::matcher).anyMatch(line -> {
            if (!line.matches()) {
                throw new UnusableAnswer("an answer that is no list of hashes");
            }
            return line.group(1).equals(rest) && Long.parseLong(line.group(2)) > 0;
        });
    }
}
