package io.keyfolio.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Targets that are not routes, or that are unusual spellings of routes. */
final class OddPaths {

    private static final List<String> IDS = List.of(
            "0",
            "-1",
            "+1",
            "01",
            "1.0",
            "1e3",
            "0x1",
            "abc",
            "null",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(3000),
            "%00",
            "1%00",
            "%20",
            "1%20",
            "%EF%BC%91",
            "%D9%A1",
            "%252e%252e",
            "9223372036854775807;a=b",
            "1,2",
            "*",
            "%27or%271%27=%271",
            "%0d%0aX-Injected:%20x",
            "\u00e9",
            "%C0%80",
            "%FF");

    /** Ids that give a path empty segments or dot segments. */
    private static final List<String> AMBIGUOUS_IDS =
            List.of("%2F", "%2E%2E", ".", "..", "..;a=b", "\\", "1%2F..", ".%2e%3b");

    private static final List<String> AMBIGUOUS = List.of(
            "//",
            "//profile",
            "/./profile",
            "/x/../profile",
            "/%2e/profile",
            "/profile//",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/..%5c..%5cwindows",
            "/" + "..;/".repeat(20),
            "/../api/profile");

    private static final List<String> NOWHERE = List.of(
            "",
            "/",
            "/nothing",
            "/%00",
            "/a%00b",
            "/profile%00",
            "/profile%2F",
            "/%70rofile/nothing",
            "/WEB-INF/web.xml",
            "/.env",
            "/.git/config",
            "/" + "a".repeat(3000),
            "/" + "a/".repeat(1500),
            "/profile/" + "%41".repeat(900));

    private static final List<String> BROKEN_ESCAPES =
            List.of("/{id}", "/%", "/%z", "/%zz", "/%4", "/profile/%G0", "/%u0041", "/profile%", "/%-1", "/%%%");

    private static final List<String> QUERIES = List.of(
            "?",
            "??",
            "?%",
            "?%zz",
            "?a=%00",
            "?a=%FF%FE",
            "?\u00ff",
            "?a=" + "b".repeat(3500),
            "?" + "a=b&".repeat(900),
            "?a[]=1&a[b]=2",
            "?_method=DELETE",
            "?%0d%0aX-Injected:%20x");

    private OddPaths() {}

    static Stream<HostileRequest> table() {
        return Stream.of(ids(), ambiguous(), nowhere(), broken(), queries(), targets())
                .flatMap(requests -> requests);
    }

    private static Stream<HostileRequest> ids() {
        return IDS.stream()
                .flatMap(id -> Stream.of(
                        HostileRequest.to("DELETE", "/v1/profile/api-keys/" + id)
                                .signedIn()
                                .answers(404, 405),
                        HostileRequest.to("POST", "/v1/profile/api-keys/" + id + "/regenerate")
                                .signedIn()
                                .answers(404, 405)));
    }

    private static Stream<HostileRequest> ambiguous() {
        return Stream.concat(
                AMBIGUOUS_IDS.stream().map(id -> HostileRequest.to("POST", "/v1/profile/api-keys/" + id + "/regenerate")
                        .signedIn()
                        .answers(400)),
                Stream.of("/api", "/v1", "/nowhere").flatMap(root -> AMBIGUOUS.stream()
                        .map(path -> HostileRequest.to("GET", root + path).answers(400))));
    }

    private static Stream<HostileRequest> nowhere() {
        return Stream.of("/api", "/v1", "/nowhere").flatMap(root -> NOWHERE.stream()
                .map(path -> HostileRequest.to("GET", root + path).answers(404)));
    }

    private static Stream<HostileRequest> broken() {
        return Stream.of("/api", "/v1", "")
                .flatMap(root -> BROKEN_ESCAPES.stream().map(path -> HostileRequest.to("GET", root + path)
                        .mayBeRefusedByHttp()
                        .answers(400, 404)));
    }

    private static Stream<HostileRequest> queries() {
        return Stream.of("/api/profile", "/v1/profile/preferences")
                .flatMap(path -> QUERIES.stream().map(query -> HostileRequest.to("GET", path + query)
                        .signedIn()
                        .mayBeRefusedByHttp()
                        .answers(200, 400)));
    }

    /** Other forms of targets, and indirect paths to a route, which must require a credential. */
    private static Stream<HostileRequest> targets() {
        return Stream.concat(
                Stream.of(
                                "*",
                                "api/profile",
                                "",
                                "http://[::1",
                                "/api/pro file",
                                "/" + "a".repeat(5000),
                                "/v1/profile/api-keys/" + "9".repeat(5000),
                                "\\api\\profile",
                                "/api/profile#fragment",
                                "javascript:alert(1)")
                        .map(target -> HostileRequest.to("GET", target)
                                .mayBeRefusedByHttp()
                                .answers(400, 401, 404, 414)),
                Stream.of(
                                "/%61pi/profile",
                                "/api/%70rofile",
                                "/api/profile/",
                                "/api/profile;a=b",
                                "/api;a=b/profile",
                                "/API/PROFILE",
                                "/api/profile.json",
                                "/api/profile%20",
                                "http://other.example.com/api/profile")
                        .map(target -> HostileRequest.to("GET", target).answers(401, 404)));
    }
}
