package io.keyfolio.feature.keys;

import io.keyfolio.testing.Api;
import io.keyfolio.testing.ConnectedAgent;
import io.keyfolio.testing.Person;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A protected route, its ability and a valid body. {@code {id}} stands for a key with the fewest abilities that fit,
 * {@code {agent_id}} for a registered machine.
 */
record Route(String method, String path, String ability, String body) {

    static List<Route> limited() {
        return List.of(
                new Route("GET", "/api/profile", "profile:read", ""),
                new Route(
                        "POST",
                        "/api/profile/upload-avatar",
                        "profile:write",
                        "{\"avatar_url\":\"https://example.com/a.png\"}"),
                new Route("DELETE", "/api/profile/avatar", "profile:write", ""),
                new Route("GET", "/api/machines", "agents:read", ""),
                new Route("GET", "/api/machines/{agent_id}", "agents:read", ""),
                new Route("DELETE", "/api/machines/{agent_id}", "agents:write", ""),
                new Route("GET", "/v1/auth/user", "profile:read", ""),
                new Route("GET", "/v1/profile/preferences", "preferences:read", ""),
                new Route("PUT", "/v1/profile/preferences", "preferences:write", "{\"theme\":\"light\"}"),
                new Route("GET", "/v1/profile/audit", "audit:read", ""),
                new Route("GET", "/v1/profile/api-keys", "keys:read", ""),
                new Route("POST", "/v1/profile/api-keys", "keys:write", "{\"name\":\"ci\"}"),
                new Route("PATCH", "/v1/profile/api-keys/{id}", "keys:write", "{\"name\":\"ci\"}"),
                new Route("DELETE", "/v1/profile/api-keys/{id}", "keys:write", ""),
                new Route("POST", "/v1/profile/api-keys/{id}/regenerate", "keys:write", ""));
    }

    static List<Route> sessionOnly() {
        return List.of(
                new Route("POST", "/api/auth/refresh", "*", ""),
                new Route("POST", "/api/profile/regenerate-api-key", "*", ""),
                new Route(
                        "POST",
                        "/api/profile/reset-password",
                        "*",
                        "{\"current_password\":\"secret\",\"new_password\":\"newpassword\"}"),
                new Route("POST", "/api/auth/resend-verification", "*", ""),
                new Route("POST", "/v1/auth/email/resend", "*", ""),
                new Route("GET", "/v1/auth/sessions", "*", ""),
                new Route("DELETE", "/v1/auth/sessions", "*", ""),
                new Route("DELETE", "/v1/auth/sessions/0b6f2c1e-58c4-4a39-9d5c-3f3f3c3b9a10", "*", ""),
                new Route("PUT", "/api/profile/email", "*", "{\"email\":\"a@example.com\",\"password\":\"x\"}"),
                new Route("PUT", "/v1/auth/user/email", "*", "{\"email\":\"a@example.com\",\"password\":\"x\"}"),
                new Route("PUT", "/api/profile/username", "*", "{\"username\":\"new-name\"}"),
                new Route("PATCH", "/v1/auth/user", "*", "{\"name\":\"New Name\"}"),
                new Route("DELETE", "/v1/auth/user", "*", "{\"password\":\"secret\"}"),
                new Route("POST", "/v1/auth/logout", "*", ""));
    }

    static Stream<Route> all() {
        return Stream.concat(limited().stream(), sessionOnly().stream());
    }

    Api api() {
        return Api.of(path);
    }

    Response send(RequestSpecification request, Person owner) {
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        if (path.contains("{agent_id}")) {
            return request.request(method, path, machine(owner));
        }
        return path.contains("{id}")
                ? request.request(method, path, weakKey(owner).id())
                : request.request(method, path);
    }

    /** The method and path as the OpenAPI document writes them. */
    String operation() {
        return method + " " + path.replaceFirst("/sessions/.+", "/sessions/{id}");
    }

    private static String machine(Person owner) {
        ConnectedAgent agent = ConnectedAgent.connect(owner.accountKey());
        String id = agent.register("web-1", null);
        agent.leave();
        return id;
    }

    private Person.Key weakKey(Person owner) {
        return owner.issue(Map.of("abilities", List.of(ability)));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
