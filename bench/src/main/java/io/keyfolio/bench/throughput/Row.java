package io.keyfolio.bench.throughput;

import io.keyfolio.bench.harness.Service;
import io.keyfolio.bench.harness.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A kind of request that is measured: lines of method, path, token (or {@code -}) and body, which are sent in turn.
 *
 * @param cached whether it is asked of a replica that caches, or of one that does not
 * @param paired whether each line creates a key that is deleted again: two requests count as one
 * @param mostConnections the most that are of use
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

    /** Asks once; whether a build has the route: only a yardstick may be missing. */
    boolean isIn(Service service) throws IOException, InterruptedException {
        if (paired) {
            return true; // it would leave a key behind
        }
        String request = requests.get(0);
        int status = RequestLine.ask(service.api(), request).status();
        boolean missing = status == 404 && request.startsWith("GET /benchmark/");
        if (status != 200 && !missing) {
            throw new IllegalStateException(name + ": " + status + " instead of 200");
        }
        return !missing;
    }

    /** Into a file of their own. */
    Path write() throws IOException {
        return Files.write(Files.createTempFile(WorkDirectory.path(), "row", ".requests"), requests);
    }
}
