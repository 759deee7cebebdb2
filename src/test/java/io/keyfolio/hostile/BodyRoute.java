package io.keyfolio.hostile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A route that reads a JSON object, with a valid value for each of its fields. */
record BodyRoute(String method, String path, boolean isPublic, boolean isBodyOptional, Map<String, String> good) {

    private static final String PASSWORD = "\"a good password\"";
    private static final String EMAIL = "\"hostile@example.com\"";

    static final List<BodyRoute> ALL = List.of(
            new BodyRoute(
                    "POST",
                    "/api/signup",
                    true,
                    false,
                    Map.of("username", "\"hostile\"", "email", EMAIL, "password", PASSWORD)),
            new BodyRoute("POST", "/api/login", true, false, Map.of("email", EMAIL, "password", PASSWORD)),
            new BodyRoute("POST", "/api/auth/refresh", false, true, Map.of("token", "\"ey\"")),
            new BodyRoute(
                    "POST",
                    "/api/profile/reset-password",
                    false,
                    false,
                    Map.of("current_password", PASSWORD, "new_password", PASSWORD)),
            new BodyRoute(
                    "POST",
                    "/api/profile/upload-avatar",
                    false,
                    false,
                    Map.of("avatar_url", "\"https://example.com/a.png\"")),
            new BodyRoute(
                    "POST",
                    "/v1/auth/register",
                    true,
                    false,
                    Map.of(
                            "name",
                            "\"Hostile\"",
                            "email",
                            EMAIL,
                            "password",
                            PASSWORD,
                            "password_confirmation",
                            PASSWORD)),
            new BodyRoute("POST", "/v1/auth/login", true, false, Map.of("email", EMAIL, "password", PASSWORD)),
            new BodyRoute("PUT", "/api/profile/username", false, false, Map.of("username", "\"hostile-too\"")),
            new BodyRoute("PATCH", "/v1/auth/user", false, false, Map.of("name", "\"Hostile\"")),
            new BodyRoute("DELETE", "/v1/auth/user", false, false, Map.of("password", PASSWORD)),
            new BodyRoute(
                    "PUT",
                    "/v1/profile/preferences",
                    false,
                    false,
                    Map.of("timezone", "\"UTC\"", "language", "\"en\"", "theme", "\"dark\"")),
            new BodyRoute(
                    "POST",
                    "/v1/profile/api-keys",
                    false,
                    true,
                    Map.of("name", "\"hostile\"", "abilities", "[\"*\"]", "expires_at", "\"2999-01-01T00:00:00Z\"")),
            new BodyRoute(
                    "PATCH",
                    "/v1/profile/api-keys/1",
                    false,
                    false,
                    Map.of("name", "\"hostile\"", "abilities", "[\"*\"]")),
            new BodyRoute("POST", "/v1/profile/api-keys/1/regenerate", false, true, Map.of("grace_seconds", "60")));

    static BodyRoute at(String path) {
        return ALL.stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** A request to the route, with a session token if the route requires one. */
    HostileRequest request() {
        HostileRequest request = HostileRequest.to(method, path);
        return isPublic ? request : request.signedIn();
    }

    /** A valid body, except for one field. */
    String bodyWith(String field, String value) {
        Map<String, String> fields = new TreeMap<>(good);
        fields.put(field, value);
        return fields.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** The status of a request with invalid fields. */
    int invalid() {
        return path.startsWith("/api") ? 400 : 422;
    }
}
