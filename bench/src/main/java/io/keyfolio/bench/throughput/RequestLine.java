package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Answer;
import io.keyfolio.bench.harness.Api;
import java.io.IOException;

/** Sends the requests of a file, whose lines contain method, path, token (or {@code -}) and body. */
final class RequestLine {

    private RequestLine() {}

    /** Sends the request of a line; returns the response, whatever its status. */
    static Answer ask(Api api, String line) throws IOException, InterruptedException {
        String[] parts = line.split(" ", 4);
        String token = parts[2].equals("-") ? "" : parts[2];
        return api.ask(parts[0] + " " + parts[1], token, parts.length == 4 ? parts[3] : "");
    }
}
