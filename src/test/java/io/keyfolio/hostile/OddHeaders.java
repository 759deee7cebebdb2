package io.keyfolio.hostile;

import static java.nio.charset.StandardCharsets.UTF_16;

import java.util.List;
import java.util.stream.Stream;

/** Invalid media types, Accept headers, request ids and framing. */
final class OddHeaders {

    private static final List<String> OTHER_TYPES = List.of(
            "text/plain",
            "text/json",
            "text/html; charset=utf-8",
            "application/xml",
            "application/jsonx",
            "application/json-patch+json",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=nonsense",
            "multipart/form-data; boundary=x",
            "multipart/form-data; boundary=",
            "multipart/form-data",
            "multipart/mixed; boundary=\"\"",
            "image/png");

    private static final List<String> NO_TYPES = List.of(
            "",
            " ",
            "json",
            "/",
            "/json",
            "application",
            "application/",
            "application//json",
            "application/json/x",
            ";",
            ",",
            "application/json, text/plain",
            "application json",
            "application/json; charset=\"utf-8",
            "application/json; =",
            "application/json;;;",
            "\u00ff/\u00ff",
            "a/" + "b".repeat(7000),
            "${jndi:ldap://localhost/a}");

    private static final List<String> ACCEPTS =
            List.of("text/html", "application/xml", "image/*", "text/plain, text/css;q=0.1");

    private static final List<String> ODD_ACCEPTS = List.of(
            "",
            "garbage",
            "/",
            "*/",
            "/*",
            "*/json",
            "application/",
            ";;;",
            ",,,",
            "application/json;q=0",
            "application/json;q=nonsense",
            "application/json;q=-1",
            "application/json;q=99",
            "application/json;q=1e400",
            "application/json;q=" + "9".repeat(400),
            "\"",
            "\u00ff\u00fe",
            "a/" + "b".repeat(6000),
            "a/b,".repeat(1500) + "a/b");

    private OddHeaders() {}

    static Stream<HostileRequest> table() {
        return Stream.of(types(), charsets(), accepts(), requestIds(), framing())
                .flatMap(requests -> requests);
    }

    private static Stream<HostileRequest> types() {
        return BodyRoute.ALL.stream()
                .flatMap(route -> Stream.concat(
                        OTHER_TYPES.stream().map(type -> typed(route, type).answers(415)),
                        NO_TYPES.stream().map(type -> typed(route, type).answers(400, 415))));
    }

    /** A body without any change for the route, so that a lenient reading of the type has no effect. */
    private static HostileRequest typed(BodyRoute route, String type) {
        return route.request()
                .header("Content-Type: " + type)
                .body("[]".getBytes(UTF_16))
                .with("Content-Type: " + type);
    }

    private static Stream<HostileRequest> charsets() {
        return BodyRoute.ALL.stream().flatMap(route -> Stream.of("utf-16", "UTF-32", "iso-8859-1", "nonsense", "\"\"")
                .map(charset -> route.request()
                        .header("Content-Type: application/json; charset=" + charset)
                        .body("{\"name\":\"\u00e9\"}".getBytes(UTF_16))
                        .with("charset " + charset)
                        .answers(400, 415)));
    }

    private static Stream<HostileRequest> accepts() {
        return Stream.of("/api/profile", "/v1/profile/preferences", "/v1/profile/api-keys")
                .flatMap(path -> Stream.concat(
                        ACCEPTS.stream().map(accept -> accepting(path, accept).answers(406)),
                        ODD_ACCEPTS.stream()
                                .map(accept -> accepting(path, accept).answers(200, 400, 406))));
    }

    private static HostileRequest accepting(String path, String accept) {
        return HostileRequest.to("GET", path)
                .signedIn()
                .header("Accept: " + accept)
                .with("Accept: " + accept);
    }

    private static Stream<HostileRequest> requestIds() {
        return Stream.of(
                        "",
                        "a b",
                        "a\tb",
                        "x".repeat(129),
                        "x".repeat(7000),
                        "\u00e9",
                        "%0d%0aInjected: yes",
                        "<b>",
                        "\"")
                .flatMap(id -> Stream.of("/api/profile", "/v1/profile/preferences")
                        .map(path -> HostileRequest.to("GET", path)
                                .signedIn()
                                .header("X-Request-Id: " + id)
                                .with("X-Request-Id: " + id)
                                .answers(200)));
    }

    private static Stream<HostileRequest> framing() {
        return Stream.of("/api/login", "/v1/auth/login")
                .flatMap(path -> Stream.of(
                        framed(path, "Content-Length: -1"),
                        framed(path, "Content-Length: x"),
                        framed(path, "Content-Length: 99999999999999999999"),
                        framed(path, "Content-Length: 2\r\nContent-Length: 3"),
                        framed(path, "Content-Length: 2\r\nTransfer-Encoding: chunked"),
                        framed(path, "Transfer-Encoding: nonsense"),
                        framed(path, "Transfer-Encoding: chunked, chunked"),
                        framed(path, "Content-Encoding: gzip\r\nContent-Length: 2"),
                        framed(path, "No-Colon"),
                        framed(path, ": no name"),
                        framed(path, "Spaced Name: x"),
                        framed(path, "X-Null: a\u0000b"),
                        framed(path, "Content-Type: application/json\u0000"),
                        framed(path, "X-Long: " + "x".repeat(100_000)),
                        framed(path, "X-Many: x\r\n".repeat(5000) + "X-Many: x"),
                        framed(path, " folded: x")));
    }

    /** A request whose bytes after the head are not a valid body in any reading. */
    private static HostileRequest framed(String path, String lines) {
        return HostileRequest.to("POST", path)
                .header("Content-Type: application/json")
                .header(lines)
                .header("")
                .header("[]")
                .with(lines)
                .mayBeRefusedByHttp()
                .answers(HostileRequest.HUNG_UP, 400, 411, 413, 415, 417, 431);
    }
}
