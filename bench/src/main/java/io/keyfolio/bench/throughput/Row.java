package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of the table: one kind of request. Its lines contain method, path, token (or {@code -}) and body, and are sent in turn.
 *
 * @param cached whether the replica has a cache
 * @param paired whether each line creates a key that is then deleted; the two requests count as one
 * @param mostConnections the largest useful number of connections
 */
record Row(String name, boolean cached, boolean paired, int mostConnections, List<String> requests) {

    static Row of(String name, List<String> requests) {
        return new Row(name, true, false, Integer.MAX_VALUE, requests);
    }

    Row uncached() {
        return new Row(name, false, paired, mostConnections, requests);
    }

    Row inPairs() {
        return new Row(name, cached, true, mostConnections, requests);
    }

    Row withAtMost(int connections) {
        return new Row(name, cached, paired, connections, requests);
    }

    /** Whether a build has the route, which one request finds out; only a route for comparison may be missing. */
    boolean isIn(Service service) throws IOException, InterruptedException {
        if (paired) {
            return true; // a request would leave a key behind
        }
        String request = requests.get(0);
        int status = RequestLine.ask(service.api(), request).status();
        boolean missing = status == 404 && request.startsWith("GET /benchmark/");
        if (status != 200 && !missing) {
            throw new IllegalStateException(name + ": " + status + " instead of 200");
        }
        return !missing;
    }

    /** Writes the lines to a new file. */
    Path write() throws IOException {
        return Files.write(Files.createTempFile(WorkDirectory.path(), "row", ".requests"), requests);
    }
}
