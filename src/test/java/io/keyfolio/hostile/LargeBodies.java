package io.keyfolio.hostile;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Bodies far beyond the limit. The service must not read them to the end, and must not let their sender wait. */
final class LargeBodies {

    private static final byte[] SPACES = " ".repeat(10 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);

    private LargeBodies() {}

    static Stream<HostileRequest> table() {
        return Stream.concat(BodyRoute.ALL.stream().flatMap(LargeBodies::of), elsewhere());
    }

    private static Stream<HostileRequest> of(BodyRoute route) {
        return Stream.of(
                route.request()
                        .header("Content-Type: multipart/form-data; boundary=x")
                        .body(SPACES)
                        .with("a form of 10 MB")
                        .answers(413, 415),
                route.request().json("").body(SPACES).with("10 MB").answers(413),
                route.request()
                        .json("")
                        .body(SPACES)
                        .inChunks()
                        .with("10 MB in chunks")
                        .answers(413),
                route.request()
                        .json("")
                        .body(SPACES)
                        .header("Expect: 100-continue")
                        .with("10 MB announced")
                        .answers(413, 417));
    }

    private static Stream<HostileRequest> elsewhere() {
        return Stream.of("/nowhere", "/api/nowhere", "/v1/nowhere", "/v1/auth/logout")
                .map(path -> HostileRequest.to("POST", path)
                        .body(SPACES)
                        .with("10 MB")
                        .answers(path.endsWith("logout") ? 401 : 404, 413));
    }
}
