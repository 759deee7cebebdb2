package io.keyfolio.hostile;

import static io.keyfolio.hostile.HostileRequest.SESSION;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every method on every route, except those that the route supports. */
final class OddMethods {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW");

    private static final List<String> NO_METHODS =
            List.of("get", "post", "G\u00c9T", "X".repeat(200), "GET/1", "", "\"GET\"");

    private static final Map<String, String> ROUTES = new TreeMap<>(Map.ofEntries(
            Map.entry("/api/signup", "POST"),
            Map.entry("/api/login", "POST"),
            Map.entry("/api/auth/refresh", "POST"),
            Map.entry("/api/machines", "GET"),
            Map.entry("/api/machines/agent_1", "GET DELETE"),
            Map.entry("/api/agents/connect", "GET"),
            Map.entry("/api/profile", "GET"),
            Map.entry("/api/profile/regenerate-api-key", "POST"),
            Map.entry("/api/profile/reset-password", "POST"),
            Map.entry("/api/profile/upload-avatar", "POST"),
            Map.entry("/api/profile/avatar", "DELETE"),
            Map.entry("/api/profile/username", "PUT"),
            Map.entry("/v1/auth/register", "POST"),
            Map.entry("/v1/auth/login", "POST"),
            Map.entry("/v1/auth/user", "GET PATCH DELETE"),
            Map.entry("/v1/auth/logout", "POST"),
            Map.entry("/v1/auth/sessions", "GET DELETE"),
            Map.entry("/v1/auth/sessions/1", "DELETE"),
            Map.entry("/v1/profile/preferences", "GET PUT"),
            Map.entry("/v1/profile/api-keys", "GET POST"),
            Map.entry("/v1/profile/api-keys/1", "PATCH DELETE"),
            Map.entry("/v1/profile/api-keys/1/regenerate", "POST")));

    /** The statuses of a readable route: success, an unknown machine, or a request that is not a handshake. */
    private static final Integer[] READ = {200, 404, 426};

    private static final Integer[] OTHER = {405};

    private OddMethods() {}

    static Stream<HostileRequest> table() {
        return ROUTES.entrySet().stream().flatMap(route -> Stream.of(
                        wrong(route.getKey(), List.of(route.getValue().split(" ", -1))),
                        noMethods(route.getKey()),
                        headAndOptions(route.getKey(), route.getValue().contains("GET")))
                .flatMap(requests -> requests));
    }

    private static Stream<HostileRequest> wrong(String path, List<String> right) {
        return METHODS.stream()
                .filter(method -> !right.contains(method))
                .map(method -> HostileRequest.to(method, path).signedIn().answers(405));
    }

    private static Stream<HostileRequest> noMethods(String path) {
        return NO_METHODS.stream().map(method -> HostileRequest.to(method, path)
                .signedIn()
                .mayBeRefusedByHttp()
                .answers(400, 405, 501));
    }

    private static Stream<HostileRequest> headAndOptions(String path, boolean isReadable) {
        return Stream.of(
                HostileRequest.to("OPTIONS", path).answers(200, 204, 401),
                HostileRequest.to("HEAD", path).signedIn().answers(isReadable ? READ : OTHER),
                HostileRequest.to("HEAD", path)
                        .header("Authorization: Bearer x" + SESSION)
                        .with("a bad token")
                        .answers(isReadable ? 401 : 405));
    }
}
